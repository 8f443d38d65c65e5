/// Reads decisions off an input; at its end they are all zero.
struct Script {
    private var rest: ArraySlice<UInt8>
    /// Bytes of messages that one input may still ask for, so that it does not take seconds.
    private var budget = 6 << 20

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isOver: Bool { rest.isEmpty }

    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    mutating func flag() -> Bool { byte() & 1 == 1 }

    mutating func short() -> UInt32 { UInt32(byte()) << 8 | UInt32(byte()) }

    mutating func word() -> UInt32 { short() << 16 | short() }

    /// Mostly small, now and then beyond any limit: the first byte says how far the others are shifted.
    mutating func size() -> Int {
        let scale = byte()
        let size =
            switch scale & 7 {
            case 0...3: Int(byte())
            case 4: Int(short())
            case 5: Int(short()) << 4
            case 6: Int(short()) << 8
            default: Int(byte()) + (1 << (scale >> 3 & 0x1F)) - 128
            }
        guard size >= 256 else { return max(size, 0) }
        guard size <= budget else { return size & 0xFF }
        budget -= size
        return size
    }

    /// Any number of 32 bits; the edges are near.
    mutating func number() -> UInt32 {
        switch byte() & 3 {
        case 0: UInt32(byte())
        case 1: short()
        case 2: UInt32.max &- UInt32(byte())
        default: word()
        }
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func remaining() -> [UInt8] { bytes(rest.count) }
}
