import Foundation
import Testing

/// One parameter of one route with one text, made from the served description of the API.
struct CorpusRequest: CustomStringConvertible {
    let method: String
    let path: String
    let body: String?
    /// Only the operator may do it.
    let isOperators: Bool
    /// As the description says.
    let isAllowed: Bool
    /// What a refusal has to name: `{org}`, `?name`, `/name`.
    private let pointer: String
    private let text: String

    var description: String { "\(method) \(path.prefix(200)) \(pointer) \(text.prefix(60).debugDescription)" }

    /// Refused with the name of the field.
    func isRefused(_ status: Int, _ body: String) -> Bool {
        // What is no token at all is no credential, and what no route can hold is found nowhere.
        guard status == 400 || (status == 401 && pointer == "/token") else { return false }
        guard let problem = try? JSONDecoder().decode(ProblemJSON.self, from: Data(body.utf8)) else { return false }
        return problem.errors?.contains { $0.pointer == pointer || $0.pointer.hasPrefix("\(pointer)/") } == true
    }

    // MARK: Making

    /// All requests: each text in each parameter of each operation.
    static func all(in document: String) throws -> [CorpusRequest] {
        let document = try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any]
        let paths = document?["paths"] as? [String: [String: [String: Any]]] ?? [:]
        return paths.sorted { $0.key < $1.key }.flatMap { path, operations in
            operations.sorted { $0.key < $1.key }.flatMap { method, operation in
                CorpusOperation(method: method.uppercased(), path: path, operation).requests
            }
        }
    }

    init(_ operation: CorpusOperation, _ parameter: CorpusParameter, _ text: String) {
        method = operation.method
        isOperators = operation.isOperators
        isAllowed = parameter.allows(text)
        pointer = parameter.pointer
        self.text = text
        (path, body) = operation.filled(with: text, for: parameter)
    }

    // MARK: Sending

    /// Sends all by one curl.
    ///
    /// - Returns: status and body of each.
    static func send(
        _ requests: [CorpusRequest], to installation: Installation, token: (CorpusRequest) -> String
    ) async throws -> [(Int, String)] {
        let lines = requests.map { request in
            var lines = [
                "url = \"http://\(installation.http)\(request.path)\"", "request = \"\(request.method)\"", "silent",
                "path-as-is", "max-time = 60", "write-out = \"\\n%{http_code}\\n\"",
                "header = \"Authorization: Bearer \(token(request))\"",
            ]
            if let body = request.body {
                let quoted = body.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(
                    of: "\"", with: "\\\"")
                lines += ["header = \"Content-Type: application/json\"", "data-binary = \"\(quoted)\""]
            }
            return lines.joined(separator: "\n")
        }
        let file = "\(installation.home)/corpus"
        try lines.joined(separator: "\nnext\n").write(toFile: file, atomically: true, encoding: .utf8)
        let outcome = try await Command(
            path: "/bin/sh", arguments: ["-c", "\(Programs.curl) --config '\(file)' > '\(file).out'"]
        ).run(limit: .seconds(240))
        try #require(outcome.status.isSuccess, "\(outcome.error)")
        var (body, answers): (String, [(Int, String)]) = ("", [])
        for line in try String(contentsOfFile: "\(file).out", encoding: .utf8).components(separatedBy: "\n") {
            if line.utf8.count == 3, let status = Int(line) {
                answers.append((status, body))
                body = ""
            } else {
                body += line
            }
        }
        return answers
    }
}
