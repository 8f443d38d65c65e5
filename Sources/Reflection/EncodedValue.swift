/// One value as it stands on the wire behind its tag.
struct EncodedValue {
    let bytes: [UInt8]
    /// Whether it is what an absent field means.
    let isDefault: Bool

    init(varint value: UInt64) {
        var writer = WireWriter()
        writer.varint(value)
        bytes = writer.bytes
        isDefault = value == 0
    }

    init(fixed value: some FixedWidthInteger) {
        var writer = WireWriter()
        writer.fixed(value)
        bytes = writer.bytes
        isDefault = value == 0
    }

    init(delimited content: some Collection<UInt8>) {
        var writer = WireWriter()
        writer.delimited(content)
        bytes = writer.bytes
        isDefault = content.isEmpty
    }
}
