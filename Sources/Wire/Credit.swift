/// How many messages and bytes the peer may send.
public struct Credit: Equatable, Sendable {
    /// Whole messages.
    public var messages: UInt32
    /// Bytes of messages, without headers.
    public var bytes: UInt32

    /// A number of messages and a number of bytes.
    public init(messages: UInt32, bytes: UInt32) {
        self.messages = messages
        self.bytes = bytes
    }

    /// Nothing.
    public static let zero = Credit(messages: 0, bytes: 0)
    /// What a HELLO grants for the connection unless something else is wanted.
    public static let connection = Credit(messages: 4_096, bytes: 16_777_216)
    /// What every HELLO grants for the connection at least.
    public static let connectionMinimum = Credit(messages: 1_024, bytes: 1_048_576)
    /// The most that may be outstanding, of each.
    public static let largest: UInt32 = 0x7FFF_FFFF
}
