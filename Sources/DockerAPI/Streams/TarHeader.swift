/// A header of a tar archive: one block of 512 bytes.
struct TarHeader {
    /// What follows.
    enum Kind: Equatable {
        case regular
        /// Records for the entry after it.
        case paxHeader
        /// Records for all entries after it.
        case globalHeader
        /// The name of the entry after it, as GNU's tar writes it.
        case longName
        /// Neither a file nor about one; with its name for people.
        case other(String)
        /// A block of zeros.
        case end
    }

    let kind: Kind
    /// Bytes that follow, without their padding.
    let size: Int

    /// Reads a block.
    ///
    /// - Throws: `DockerFault` (`malformedAnswer`) for something else.
    init(_ slice: ArraySlice<UInt8>) throws {
        let block = Array(slice)
        guard block.count == 512 else { throw DockerFault(.malformedAnswer, "the archive has a broken header") }
        if block.allSatisfy({ $0 == 0 }) {
            kind = .end
            size = 0
            return
        }
        // The checksum's own field counts as spaces.
        let sum = block.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
        guard Self.number(block[148..<156]) == sum, let size = Self.number(block[124..<136]) else {
            throw DockerFault(.malformedAnswer, "it is no tar archive")
        }
        self.size = size
        switch block[156] {
        case UInt8(ascii: "0"), 0, UInt8(ascii: "7"): kind = .regular
        case UInt8(ascii: "x"): kind = .paxHeader
        case UInt8(ascii: "g"): kind = .globalHeader
        case UInt8(ascii: "L"), UInt8(ascii: "K"): kind = .longName
        case UInt8(ascii: "1"): kind = .other("a hard link")
        case UInt8(ascii: "2"): kind = .other("a symbolic link")
        case UInt8(ascii: "3"), UInt8(ascii: "4"): kind = .other("a device")
        case UInt8(ascii: "5"): kind = .other("a directory")
        case UInt8(ascii: "6"): kind = .other("a pipe")
        default: kind = .other("something unknown")
        }
    }

    /// Octal digits among spaces and NULs, or binary in network order if the first bit is set; `nil` for other bytes
    /// and for what is negative or beyond an `Int`.
    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        guard let first = field.first else { return nil }
        var value = 0
        if first & 0x80 != 0 {
            for byte in [first & 0x7f] + field.dropFirst() {
                guard value <= Int.max >> 8 else { return nil }
                value = value << 8 | Int(byte)
            }
            return value
        }
        let isPadding = { (byte: UInt8) in byte == 0 || byte == UInt8(ascii: " ") }
        let digits = field.drop(while: isPadding).prefix { !isPadding($0) }
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte), value <= Int.max >> 3 else { return nil }
            value = value << 3 | Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
