/// Signed numbers with the sign in the lowest bit, so that small negative ones are short.
enum ZigZag {
    @inline(__always)
    static func number(_ value: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: value << 1 ^ value >> 31))
    }

    @inline(__always)
    static func number(_ value: Int64) -> UInt64 { UInt64(bitPattern: value << 1 ^ value >> 63) }
}
