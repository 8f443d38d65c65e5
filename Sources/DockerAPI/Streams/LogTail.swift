/// The last lines of a log whose two streams come in pieces, mixed.
struct LogTail {
    private let count: Int
    private let longest: Int
    private var complete: [String] = []
    private var open: [MultiplexedStream.Channel: [UInt8]] = [:]

    /// - Parameters:
    ///   - count: How many lines are kept.
    ///   - longest: How many bytes are kept of each.
    init(count: Int, longest: Int) {
        self.count = count
        self.longest = longest
    }

    /// Adds bytes of one of the streams.
    mutating func append(_ bytes: ArraySlice<UInt8>, from channel: MultiplexedStream.Channel) {
        var line = open[channel] ?? []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                keep(line)
                line.removeAll(keepingCapacity: true)
            } else if line.count < longest {
                line.append(byte)
            }
        }
        open[channel] = line
    }

    /// The lines, oldest first, with those that have no end yet.
    var all: [String] {
        let rest = open.sorted { $0.key.rawValue < $1.key.rawValue }.filter { !$0.value.isEmpty }
        return (complete + rest.map { Self.text($0.value) }).suffix(count)
    }

    private mutating func keep(_ line: [UInt8]) {
        complete.append(Self.text(line))
        // Cut in large steps, or each line would move all others.
        if complete.count > 2 * count { complete.removeFirst(complete.count - count) }
    }

    private static func text(_ line: [UInt8]) -> String {
        String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...], as: UTF8.self)
    }
}
