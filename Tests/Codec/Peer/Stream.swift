import Glibc

/// Standard input and output in pieces that begin with their length.
struct Stream {
    private var input: [UInt8] = []
    private var position = 0

    /// The next piece; `nil` at the end.
    mutating func read() -> [UInt8]? {
        guard let head = read(4) else { return nil }
        return read(head.reduce(0) { $0 << 8 | Int($1) })
    }

    /// Writes a piece. A reader that has gone ends the program.
    func write(_ bytes: [UInt8]) {
        var rest = (0..<4).reversed().map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) } + bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 else { exit(1) }
            rest.removeFirst(count)
        }
    }

    private mutating func read(_ count: Int) -> [UInt8]? {
        while input.count - position < count {
            input.removeFirst(position)
            position = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
                filled = max(0, Glibc.read(STDIN_FILENO, buffer.baseAddress, 1 << 16))
            }
            guard !chunk.isEmpty else { return nil }
            input += chunk
        }
        defer { position += count }
        return Array(input[position..<position + count])
    }
}
