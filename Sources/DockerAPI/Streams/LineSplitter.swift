/// Takes bytes as they come apart into lines.
struct LineSplitter {
    /// Bytes of a line without its end.
    let longest: Int
    private var line: [UInt8] = []

    init(longest: Int) { self.longest = longest }

    /// Hands on each line that these bytes complete, without its end; empty lines are left out.
    ///
    /// - Throws: `DockerFault` (`malformedAnswer`) for a line above the longest; what the closure throws.
    mutating func append(_ bytes: some Sequence<UInt8>, _ take: ([UInt8]) throws -> Void) throws {
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                try finish(take)
            } else {
                guard line.count < longest else {
                    throw DockerFault(.malformedAnswer, "a line of the answer is longer than \(longest) bytes")
                }
                line.append(byte)
            }
        }
    }

    /// Hands on what stands behind the last end of a line.
    mutating func finish(_ take: ([UInt8]) throws -> Void) throws {
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        guard !line.isEmpty else { return }
        defer { line.removeAll(keepingCapacity: true) }
        try take(line)
    }
}
