/// What generated code calls for a field that is not sent at its default.
extension FieldSink {
    @inline(__always)
    mutating func add(_ number: UInt64, varint value: UInt64) {
        if value != 0 { put(number, varint: value) }
    }

    @inline(__always)
    mutating func add(_ number: UInt64, fixed32 value: UInt32) {
        if value != 0 { put(number, fixed32: value) }
    }

    @inline(__always)
    mutating func add(_ number: UInt64, fixed64 value: UInt64) {
        if value != 0 { put(number, fixed64: value) }
    }

    @inline(__always)
    mutating func add(_ number: UInt64, text value: String) {
        if !value.isEmpty { put(number, text: value) }
    }

    @inline(__always)
    mutating func add(_ number: UInt64, bytes value: [UInt8]) {
        if !value.isEmpty { put(number, bytes: value) }
    }

    @inline(__always)
    mutating func add(_ number: UInt64, message value: (some CMessage)?) {
        if let value { put(number, message: value) }
    }
}
