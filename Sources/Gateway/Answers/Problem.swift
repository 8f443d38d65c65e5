import Hummingbird
import Model

/// An answer that says what went wrong (RFC 9457). `reason` is the same word as in the RPC status.
struct Problem: Error, Equatable {
    /// One place in the request that is not acceptable, and why.
    struct Item: Equatable {
        /// `/engineVersion` in the body, `?pageSize` in the query, `{org}` in the path.
        var pointer: String
        var detail: String
    }

    var status: HTTPResponse.Status
    var reason: String
    var detail: String
    var errors: [Item]
    var nextSteps: [String]
    /// Headers that belong to the status.
    var headers: HTTPFields
    /// What the log is told and the caller is not; empty = nothing.
    var cause = ""

    init(
        _ status: HTTPResponse.Status, reason: String, _ detail: String, errors: [Item] = [], nextSteps: [String] = [],
        headers: HTTPFields = [:]
    ) {
        self.status = status
        self.reason = reason
        self.detail = detail
        self.errors = errors
        self.nextSteps = nextSteps
        self.headers = headers
    }

    /// Names the query parameter at fault; `nil` for the query as a whole.
    static func parameter(_ reason: String, _ name: String?, _ detail: String) -> Problem {
        let pointer = "?" + (name ?? "")
        return Problem(
            .badRequest, reason: reason, name == nil ? detail : "\(pointer) \(detail)",
            errors: [Item(pointer: pointer, detail: detail)])
    }

    /// The body's members, in the order in which people read them.
    func json(requestID: String) -> JSONValue {
        .members([
            "type": .string("urn:paas:problem:\(reason)"),
            "title": .string(Self.title(of: reason)),
            "status": .integer(status.code),
            "detail": .string(detail),
            "reason": .string(reason),
            "requestId": .string(requestID),
            "errors": .array(
                errors.map { .members(["pointer": .string($0.pointer), "detail": .string($0.detail)]) }),
            "nextSteps": .array(nextSteps.map(JSONValue.string)),
        ])
    }
}
