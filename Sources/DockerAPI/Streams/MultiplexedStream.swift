/// Takes the streams of a container or command without a terminal apart: pieces with 8 bytes before each, which are
/// the stream's number, three zeros and the piece's length in network order.
struct MultiplexedStream {
    /// Which stream a piece belongs to.
    enum Channel: UInt8 {
        case input = 0
        case output = 1
        case error = 2
        /// The engine's own words about a fault.
        case engine = 3
    }

    /// Bytes of the engine's words that are kept.
    private static let longestWords = 4096

    private var header: [UInt8] = []
    private var channel = Channel.output
    /// Bytes of the piece that have not come yet.
    private var remaining = 0
    private var words: [UInt8] = []

    /// Hands on what these bytes hold of the streams.
    ///
    /// - Throws: `DockerFault` (`malformedAnswer`) for bytes that are no such stream; what the closure throws.
    mutating func append(
        _ bytes: some Collection<UInt8>, _ take: (Channel, ArraySlice<UInt8>) throws -> Void
    ) throws {
        var bytes = Array(bytes)[...]
        while !bytes.isEmpty {
            if remaining == 0 {
                let part = bytes.prefix(8 - header.count)
                header += part
                bytes = bytes.dropFirst(part.count)
                if header.count == 8 { try beginPiece() }
                continue
            }
            let part = bytes.prefix(remaining)
            remaining -= part.count
            bytes = bytes.dropFirst(part.count)
            if channel == .engine {
                words += part.prefix(Self.longestWords - words.count)
            } else {
                try take(channel, part)
            }
        }
    }

    /// Says that nothing comes any more.
    ///
    /// - Throws: `DockerFault`: `unreachable` in the middle of a piece, `refused` if the engine itself reported a fault.
    func finish() throws {
        if !words.isEmpty { throw DockerFault(.refused(status: 500), String(decoding: words, as: UTF8.self)) }
        guard remaining == 0, header.isEmpty else {
            throw DockerFault(.unreachable, "the engine's stream was cut off")
        }
    }

    private mutating func beginPiece() throws {
        guard let channel = Channel(rawValue: header[0]), header[1...3].allSatisfy({ $0 == 0 }) else {
            throw DockerFault(.malformedAnswer, "the engine's stream has an unknown format")
        }
        self.channel = channel
        remaining = header[4...].reduce(0) { $0 << 8 | Int($1) }
        header.removeAll(keepingCapacity: true)
    }
}
