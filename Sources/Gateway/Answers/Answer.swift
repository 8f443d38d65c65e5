import Hummingbird

/// A whole answer with its body.
struct Answer: Sendable {
    var status: HTTPResponse.Status
    var headers: HTTPFields
    var body: [UInt8]

    /// A JSON document.
    init(_ status: HTTPResponse.Status, _ value: JSONValue, headers: HTTPFields = [:]) {
        self.status = status
        self.headers = headers
        self.headers[.contentType] = "application/json"
        body = JSONWriter.bytes(of: value)
    }

    /// Bytes, whose type the headers name; or none.
    init(_ status: HTTPResponse.Status, bytes: [UInt8] = [], headers: HTTPFields = [:]) {
        self.status = status
        self.headers = headers
        body = bytes
    }

    /// A problem.
    init(_ problem: Problem, requestID: String) {
        status = problem.status
        headers = problem.headers
        headers[.contentType] = "application/problem+json"
        body = JSONWriter.bytes(of: problem.json(requestID: requestID))
    }
}
