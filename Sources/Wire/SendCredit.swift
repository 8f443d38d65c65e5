/// What a sender may still send, by the grants of its peer.
struct SendCredit: Equatable, Sendable {
    private(set) var left: Credit

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

    /// How many of a message's bytes may go in one frame, which is paid for; `nil` = the frame has to wait.
    ///
    /// - Parameters:
    ///   - byteCount: what would go if there were enough; as many as there is credit for go at least.
    ///   - isFirst: the frame begins the message.
    mutating func takeFrame(upTo byteCount: Int, isFirst: Bool) -> Int? {
        let count = min(byteCount, Int(left.bytes))
        // Part of a message that has bytes must have some.
        guard !isFirst || left.messages > 0, count > 0 || byteCount == 0 else { return nil }
        if isFirst { left.messages -= 1 }
        left.bytes -= UInt32(count)
        return count
    }
}
