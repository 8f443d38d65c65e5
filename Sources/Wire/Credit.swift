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
    /// The most that may be outstanding, of each.
    public static let largest: UInt32 = 0x7FFF_FFFF
}

/// What a sender may still send, by the grants of its peer.
struct SendCredit: Equatable, Sendable {
    private var left: Credit

    init(_ initial: Credit) { left = initial }

    /// Whether the grant was acceptable: not empty, and no more than can be counted.
    mutating func grant(_ credit: Credit) -> Bool {
        guard credit != .zero else { return false }
        let messages = left.messages.addingReportingOverflow(credit.messages)
        let bytes = left.bytes.addingReportingOverflow(credit.bytes)
        guard !messages.overflow, !bytes.overflow, messages.partialValue <= Credit.largest,
            bytes.partialValue <= Credit.largest
        else { return false }
        left = Credit(messages: messages.partialValue, bytes: bytes.partialValue)
        return true
    }

    /// Whether a message of this size may go; if so it is paid for.
    mutating func take(_ byteCount: Int) -> Bool {
        guard left.messages > 0, byteCount <= Int(left.bytes) else { return false }
        left.messages -= 1
        left.bytes -= UInt32(byteCount)
        return true
    }
}
