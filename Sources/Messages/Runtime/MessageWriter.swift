import Glibc

/// Writes a message's fields into room that was measured with `MessageSize`; never beyond it.
struct MessageWriter: FieldSink {
    private let room: UnsafeMutableRawBufferPointer
    /// Bytes written.
    private(set) var byteCount = 0
    /// Whether one of the texts holds a NUL, which no receiver takes.
    private(set) var holdsNUL = false

    init(_ room: UnsafeMutableRawBufferPointer) { self.room = room }

    @inline(__always)
    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest > 0x7f {
            byte(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        byte(UInt8(truncatingIfNeeded: rest))
    }

    mutating func fixed32(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { copy($0) } }

    mutating func fixed64(_ value: UInt64) { withUnsafeBytes(of: value.littleEndian) { copy($0) } }

    mutating func text(_ text: String) {
        var text = text
        varint(UInt64(text.utf8.count))
        text.withUTF8 { characters in
            if let start = characters.baseAddress, memchr(start, 0, characters.count) != nil { holdsNUL = true }
            copy(UnsafeRawBufferPointer(characters))
        }
    }

    mutating func bytes(_ bytes: [UInt8]) {
        varint(UInt64(bytes.count))
        bytes.withUnsafeBytes { copy($0) }
    }

    mutating func message(_ message: some CMessage) {
        varint(UInt64(MessageSize(of: message).byteCount))
        message.encode(into: &self)
    }

    @inline(__always)
    private mutating func byte(_ value: UInt8) {
        guard byteCount < room.count else { return }
        room[byteCount] = value
        byteCount &+= 1
    }

    @inline(__always)
    private mutating func copy(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count <= room.count &- byteCount, let source = bytes.baseAddress,
            let start = room.baseAddress
        else { return }
        (start + byteCount).copyMemory(from: source, byteCount: bytes.count)
        byteCount &+= bytes.count
    }
}
