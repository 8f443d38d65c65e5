import Glibc

/// One connection to a scripted engine, used by the thread that serves it.
struct ScriptedConnection {
    let descriptor: Int32

    /// A request as it came.
    struct Request: Sendable {
        var method: String
        /// Path and query.
        var target: String
        /// By lower-case name.
        var headers: [String: String]
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// Sends bytes; whether all were taken.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends a whole answer.
    func answer(_ status: Int, _ body: [UInt8]) {
        send("HTTP/1.1 \(status) Whatever\r\nContent-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n")
        send(body)
    }

    func answer(_ status: Int, _ body: String) { answer(status, Array(body.utf8)) }

    /// Begins an answer whose body comes in chunks.
    func beginChunks() { send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n") }

    /// Sends a chunk; an empty one is the last.
    @discardableResult
    func chunk(_ bytes: [UInt8]) -> Bool {
        send(Array((String(bytes.count, radix: 16) + "\r\n").utf8) + bytes + [13, 10])
    }

    @discardableResult
    func chunk(_ text: String) -> Bool { chunk(Array(text.utf8)) }

    /// Neither side sends any more.
    func close() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// The next request; `nil` at the connection's end.
    func receive() -> Request? {
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual([13, 10, 13, 10]) {
            guard let byte = read(1)?.first else { return nil }
            head.append(byte)
        }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3 else { return nil }
        let pairs = lines.dropFirst().compactMap { line -> (String, String)? in
            let parts = line.split(separator: ":", maxSplits: 1)
            return parts.count == 2 ? (parts[0].lowercased(), String(parts[1].drop { $0 == " " })) : nil
        }
        let headers = Dictionary(pairs) { first, _ in first }
        guard let body = read(headers["content-length"].flatMap { Int($0) } ?? 0) else { return nil }
        return Request(method: String(words[0]), target: String(words[1]), headers: headers, body: body)
    }

    /// So many bytes; `nil` at the connection's end.
    func read(_ count: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < count {
            let got = recv(descriptor, &buffer, min(buffer.count, count - bytes.count), 0)
            guard got > 0 else { return nil }
            bytes += buffer[..<got]
        }
        return bytes
    }

    /// Everything that comes until the other side has nothing more to send.
    func readToEnd() -> [UInt8] {
        var bytes: [UInt8] = []
        while let byte = read(1) { bytes += byte }
        return bytes
    }
}
