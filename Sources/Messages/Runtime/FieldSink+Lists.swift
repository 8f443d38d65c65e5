/// What generated code calls for repeated fields.
extension FieldSink {
    mutating func add(_ number: UInt64, texts: [String]) {
        for text in texts { put(number, text: text) }
    }

    mutating func add(_ number: UInt64, byteStrings: [[UInt8]]) {
        for bytes in byteStrings { put(number, bytes: bytes) }
    }

    mutating func add(_ number: UInt64, messages: [some CMessage]) {
        for message in messages { put(number, message: message) }
    }

    /// Numbers behind one tag and the length of them all.
    @inline(__always)
    mutating func add<Number>(_ number: UInt64, varints: [Number], _ value: (Number) -> UInt64) {
        guard !varints.isEmpty else { return }
        var size = MessageSize()
        for element in varints { size.varint(value(element)) }
        tag(number, .delimited)
        varint(UInt64(size.byteCount))
        for element in varints { varint(value(element)) }
    }

    @inline(__always)
    mutating func add<Number>(_ number: UInt64, fixed32s: [Number], _ value: (Number) -> UInt32) {
        guard !fixed32s.isEmpty else { return }
        tag(number, .delimited)
        varint(UInt64(fixed32s.count) << 2)
        for element in fixed32s { fixed32(value(element)) }
    }

    @inline(__always)
    mutating func add<Number>(_ number: UInt64, fixed64s: [Number], _ value: (Number) -> UInt64) {
        guard !fixed64s.isEmpty else { return }
        tag(number, .delimited)
        varint(UInt64(fixed64s.count) << 3)
        for element in fixed64s { fixed64(value(element)) }
    }
}
