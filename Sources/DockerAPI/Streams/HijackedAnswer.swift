/// An engine's answer to a request that turns its connection into the streams of a command: the head of an HTTP answer,
/// and raw bytes after it.
struct HijackedAnswer {
    /// What a command wrote.
    struct Streams: Equatable, Sendable {
        var output: [UInt8] = []
        var error: [UInt8] = []
    }

    private enum Phase {
        case head
        case streaming
        /// The engine refused; its words follow, so many bytes.
        case refused(status: Int, length: Int)
    }

    private static let longestHead = 16 << 10
    private static let longestRefusal = 64 << 10

    /// Most bytes of both streams together.
    private let limit: Int
    private let call: String
    private var phase = Phase.head
    /// The head, or the body of a refusal, as far as it has come.
    private var collected: [UInt8] = []
    private var stream = MultiplexedStream()
    private var streams = Streams()

    init(limit: Int, call: String) {
        self.limit = limit
        self.call = call
    }

    /// The engine has taken the request: what is written now is the command's input.
    var isStreaming: Bool {
        if case .streaming = phase { return true }
        return false
    }

    /// Takes in bytes.
    ///
    /// - Throws: `DockerFault`: the engine's refusal, `malformedAnswer`, or `answerTooLong`.
    mutating func receive(_ bytes: [UInt8]) throws {
        switch phase {
        case .head:
            collected += bytes
            guard let end = Self.endOfHead(in: collected) else {
                guard collected.count <= Self.longestHead else { throw malformed("its head is too long") }
                return
            }
            let rest = Array(collected[end...])
            try readHead(collected[..<end])
            collected = []
            try receive(rest)
        case .streaming:
            let limit = limit
            try stream.append(bytes) { channel, part in
                guard streams.output.count + streams.error.count + part.count <= limit else {
                    throw DockerFault(.answerTooLong, "the command wrote more than \(limit) bytes")
                }
                if channel == .error { streams.error += part } else { streams.output += part }
            }
        case .refused(let status, let length):
            collected += bytes.prefix(length - collected.count)
            if collected.count == length { throw DockerFault.refusal(status: status, body: collected, to: call) }
        }
    }

    /// Says that nothing comes any more.
    ///
    /// - Returns: what the command wrote.
    /// - Throws: `DockerFault`: `unreachable` if the answer is not complete.
    func finish() throws -> Streams {
        switch phase {
        case .head: throw DockerFault(.unreachable, "the engine closed the connection during \(call)")
        case .refused(let status, _): throw DockerFault.refusal(status: status, body: collected, to: call)
        case .streaming:
            try stream.finish()
            return streams
        }
    }

    private mutating func readHead(_ head: ArraySlice<UInt8>) throws {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ", maxSplits: 2) ?? []
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]),
            (100...999).contains(status)
        else {
            throw malformed("it is no HTTP")
        }
        if status == 101 || status == 200 {
            phase = .streaming
            return
        }
        let lengths = lines.dropFirst().compactMap { line -> Int? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
            return Int(parts[1].filter { $0 != " " })
        }
        // A refusal whose length isn't known is said without the engine's words.
        let length = min(max(lengths.first ?? 0, 0), Self.longestRefusal)
        phase = .refused(status: status, length: length)
    }

    private func malformed(_ problem: String) -> DockerFault {
        DockerFault(.malformedAnswer, "the answer to \(call) is not what the API promises: \(problem)")
    }

    /// Number of bytes up to and with the empty line.
    private static func endOfHead(in bytes: [UInt8]) -> Int? {
        let end = Array("\r\n\r\n".utf8)
        guard bytes.count >= end.count else { return nil }
        return (0...(bytes.count - end.count)).first { bytes[$0..<($0 + end.count)].elementsEqual(end) }
            .map { $0 + end.count }
    }
}
