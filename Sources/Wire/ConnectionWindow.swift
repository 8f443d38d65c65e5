/// What a receiver has allowed its peer on the whole connection: given back as soon as a frame was read, so that a
/// stream that nobody reads keeps none of its neighbours waiting.
public struct ConnectionWindow: Equatable, Sendable {
    private let size: Credit
    private var left: Credit

    /// A window of the size that this side's HELLO says.
    public init(_ size: Credit) {
        self.size = size
        left = size
    }

    /// A MSG came that needs credit; returns what to grant now, if it is worth a frame.
    ///
    /// - Parameter isFirst: it begins a message.
    /// - Throws: `flowControl` when the peer had no credit for it.
    public mutating func messageReceived(isFirst: Bool, byteCount: Int) throws(ConnectionError) -> Credit? {
        guard byteCount <= Int(left.bytes), !isFirst || left.messages > 0 else {
            throw ConnectionError(.flowControl, "more was sent than the connection's credit allows")
        }
        left.bytes -= UInt32(byteCount)
        if isFirst { left.messages -= 1 }
        guard left.bytes < size.bytes / 2 || left.messages < size.messages / 2 else { return nil }
        defer { left = size }
        return Credit(messages: size.messages - left.messages, bytes: size.bytes - left.bytes)
    }
}
