import Foundation

/// What curl prints with `-D -`: status line, headers, body.
struct HTTPAnswer: CustomStringConvertible {
    let status: Int
    let headers: [String: String]
    let body: String

    init?(_ text: String) {
        // An interim answer (100 Continue) may come first.
        var rest = text[...]
        while rest.hasPrefix("HTTP/1.1 100"), let end = rest.range(of: "\r\n\r\n") { rest = rest[end.upperBound...] }
        guard let end = rest.range(of: "\r\n\r\n") else { return nil }
        let lines = rest[..<end.lowerBound].components(separatedBy: "\r\n")
        guard let first = lines.first, let status = first.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        self.status = status
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        self.headers = headers
        body = String(rest[end.upperBound...])
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body.utf8))
    }

    /// The error as the documentation describes it.
    func problem() throws -> ProblemJSON { try decode(ProblemJSON.self) }

    var description: String { "\(status) \(headers) \(body)" }
}

struct DatabaseJSON: Decodable {
    struct Condition: Decodable {
        let type: String
        let message: String
    }

    struct Volume: Decodable {
        let name: String
        let retained: Bool
    }

    let id: String
    let name: String
    let engineVersion: String
    let state: String
    let reason: String?
    let message: String?
    let host: String?
    let port: Int?
    let volume: Volume?
    let conditions: [Condition]?
}

struct DatabaseListJSON: Decodable {
    let databases: [DatabaseJSON]
}

struct RevealJSON: Decodable {
    let dsn: String
    let username: String
    let host: String
    let port: Int
    let database: String
    let auditId: String
}

struct ProblemJSON: Decodable {
    struct Violation: Decodable {
        let pointer: String
        let detail: String
    }

    let type: String
    let title: String
    let status: Int
    let detail: String
    let reason: String
    let requestId: String
    let errors: [Violation]?
    let nextSteps: [String]?
}
