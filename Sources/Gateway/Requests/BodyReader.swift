import Hummingbird

/// Reads a request's body whole, within bounds of size and time.
struct BodyReader: Sendable {
    /// How long the whole body may take to arrive.
    let timeout: Duration

    /// The body of a request; a missing one is empty.
    ///
    /// - Parameters:
    ///   - limit: Largest body, in bytes.
    ///   - proceed: tells a client to go on that waits for it (RFC 9110, section 10.1.1).
    /// - Throws: `Problem`; whatever breaks the connection.
    func read(_ request: Request, limit: Int, proceed: () async throws -> Void) async throws -> [UInt8] {
        let declared = request.headers[.contentLength].flatMap { Int($0) }
        guard declared ?? 0 > 0 || request.headers[.transferEncoding] != nil else { return [] }
        guard Self.isJSON(request.headers) else { throw Problem.notJSON }
        guard declared ?? 0 <= limit else { throw Problem.bodyTooLarge(limit: limit) }
        if request.headers[.expect]?.lowercased() == "100-continue" { try await proceed() }
        let body = request.body
        return try await withTimeout(timeout, otherwise: Problem.slowBody) {
            var bytes: [UInt8] = []
            for try await part in body {
                guard bytes.count + part.readableBytes <= limit else { throw Problem.bodyTooLarge(limit: limit) }
                bytes += part.readableBytesView
            }
            return bytes
        }
    }

    /// `application/json`, in UTF-8 if a character set is named, and not compressed.
    static func isJSON(_ headers: HTTPFields) -> Bool {
        guard headers[.contentEncoding] == nil, let type = headers[.contentType] else { return false }
        let parts = type.lowercased().split(separator: ";").map { part in
            part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        }
        guard let media = parts.first, String(media) == "application/json" else { return false }
        return parts.dropFirst().allSatisfy { ["charset=utf-8", "charset=\"utf-8\""].contains(String($0)) }
    }
}

/// Runs a body of work, and gives it up after a while.
///
/// - Throws: `fault` when the time is over; what the work throws.
func withTimeout<Value: Sendable>(
    _ timeout: Duration, otherwise fault: some Error, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: timeout)
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let value = first else { throw fault }
        return value
    }
}
