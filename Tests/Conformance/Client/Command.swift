/// What a script tells the driver to do: one line of JSON, of which one of the first four keys is there.
struct Command: Decodable {
    enum Shape: String, Decodable {
        case unary
        case serverStream = "server_stream"
        case clientStream = "client_stream"
        case bidi
    }

    var call: Shape?
    var send: Int?
    /// Of a call how many responses are taken; alone the call that takes more.
    var take: Int?
    var cancel: Int?
    var close: Bool?

    var id: Int?
    var method: String?
    var requests: [String]?
    var halfClose: Bool?
    var timeoutMs: Int?
    var metadata: [[String]]?
    var maxResponseBytes: UInt32?
    var count: Int?

    enum CodingKeys: String, CodingKey {
        case call, send, take, cancel, close, id, method, requests, metadata, count
        case halfClose = "half_close"
        case timeoutMs = "timeout_ms"
        case maxResponseBytes = "max_response_bytes"
    }
}

/// A command that makes no sense.
struct CommandFault: Error, CustomStringConvertible {
    let description: String
}
