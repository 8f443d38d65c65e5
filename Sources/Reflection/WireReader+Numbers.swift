extension WireReader {
    /// A varint of a signed 32-bit field: negative numbers are sign-extended to 64 bits.
    mutating func signed32() throws(MessageFault) -> Int32 {
        guard let value = Int32(exactly: Int64(bitPattern: try varint())) else { throw Self.tooLarge }
        return value
    }

    /// A varint of an unsigned 32-bit field.
    mutating func unsigned32() throws(MessageFault) -> UInt32 {
        guard let value = UInt32(exactly: try varint()) else { throw Self.tooLarge }
        return value
    }

    private static var tooLarge: MessageFault { MessageFault("a number does not fit into 32 bits") }
}
