/// One event of a stream, or a comment (HTML Living Standard, section 9.2).
struct ServerSentEvent: Equatable, Sendable {
    /// What the event does to the id that a reader sends when it comes back.
    enum ID: Equatable, Sendable {
        case unchanged
        /// The reader forgets its id, and starts over when it comes back.
        case cleared
        case place(String)
    }

    let name: String
    let id: ID
    let data: JSONValue

    init(_ name: String, id: ID = .unchanged, data: JSONValue) {
        self.name = name
        self.id = id
        self.data = data
    }

    /// The lines of the event and the empty line that ends it. The data is JSON in one line.
    var bytes: [UInt8] {
        var lines = "event: \(name)\n"
        switch id {
        case .unchanged: break
        case .cleared: lines += "id\n"
        case .place(let text): lines += "id: \(text)\n"
        }
        return Array(lines.utf8) + Array("data: ".utf8) + JSONWriter.bytes(of: data) + Array("\n\n".utf8)
    }

    /// Tells the reader how long to wait before it comes back: 3 s.
    static let preamble = Array("retry: 3000\n\n".utf8)

    /// Shows a silent connection to be alive, to proxies too.
    static let heartbeat = Array(": still here\n\n".utf8)
}
