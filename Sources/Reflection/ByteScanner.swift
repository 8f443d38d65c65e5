/// Walks through ASCII that may hold anything else too.
struct ByteScanner {
    let bytes: [UInt8]
    /// The next byte; at most the number of bytes.
    var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    /// The next byte; `nil` at the end.
    var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Steps over a word if it is what comes next.
    mutating func take(_ word: StaticString) -> Bool {
        let isNext = word.withUTF8Buffer { word in
            bytes.count - index >= word.count && zip(word, bytes[index...]).allSatisfy { $0 == $1 }
        }
        if isNext { index += word.utf8CodeUnitCount }
        return isNext
    }

    /// Steps over a digit; `nil` where none comes.
    mutating func takeDigit() -> Int? {
        guard let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        index += 1
        return Int(byte - UInt8(ascii: "0"))
    }
}
