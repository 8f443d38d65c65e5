/// Cuts what is read into lines.
struct LineSplitter {
    private let longest: Int
    private var buffer: [UInt8] = []
    /// Where the next line begins, and up to where no line break was found.
    private var start = 0
    private var searched = 0

    /// - Parameter longest: of a line, in bytes.
    init(longest: Int) { self.longest = longest }

    mutating func append(_ bytes: some Collection<UInt8>) {
        buffer.removeFirst(start)
        searched -= start
        start = 0
        buffer.append(contentsOf: bytes)
    }

    /// The next whole line, without its line break; `nil` where more has to be read.
    mutating func next() throws(CommandFailure) -> [UInt8]? {
        let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n"))
        searched = end ?? buffer.count
        guard searched - start <= longest else {
            throw CommandFailure(.usage, "Error: A line of standard input has more than \(longest) bytes.")
        }
        guard let end else { return nil }
        defer {
            start = end + 1
            searched = start
        }
        return Array(buffer[start..<end])
    }

    /// What stands behind the last line break; `nil` where nothing does.
    mutating func rest() -> [UInt8]? {
        defer {
            start = buffer.count
            searched = start
        }
        return start == buffer.count ? nil : Array(buffer[start...])
    }
}
