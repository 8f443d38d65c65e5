/// Writes protobuf's wire format.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    mutating func tag(_ number: UInt32, _ type: WireReader.WireType) {
        varint(UInt64(number) << 3 | UInt64(type.rawValue))
    }

    mutating func varint(_ value: UInt64) {
        var value = value
        while value >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    mutating func fixed(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Bytes behind their number.
    mutating func delimited(_ content: some Collection<UInt8>) {
        varint(UInt64(content.count))
        bytes.append(contentsOf: content)
    }

    /// Bytes as they are.
    mutating func raw(_ content: [UInt8]) { bytes.append(contentsOf: content) }
}
