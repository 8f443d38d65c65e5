/// What a receiver has allowed its peer on one stream, and what it can allow again.
struct ReceiveWindow: Equatable, Sendable {
    private var left: Credit
    private var consumed = Credit.zero
    private let messageStep: UInt32
    private let byteStep: UInt32

    /// - Parameter largestMessage: what must always fit once everything that came is consumed; not above the window.
    init(_ size: Credit, largestMessage: Int) {
        left = size
        messageStep = (size.messages + 1) / 2
        byteStep = UInt32(clamping: min(Int(size.bytes) / 2, Int(size.bytes) - largestMessage + 1))
    }

    /// A message begins; whether the peer had credit for it.
    mutating func messageBegan() -> Bool {
        guard left.messages > 0 else { return false }
        left.messages -= 1
        return true
    }

    /// Bytes of a message came; whether the peer had credit for them.
    mutating func bytesReceived(_ count: Int) -> Bool {
        guard count <= Int(left.bytes) else { return false }
        left.bytes -= UInt32(count)
        return true
    }

    /// The application took a message; what to grant now, if it is worth a frame.
    mutating func messageConsumed(_ byteCount: Int) -> Credit? {
        consumed.messages += 1
        consumed.bytes += UInt32(byteCount)
        // Half a window at a time keeps the peer sending with one CREDIT for many messages; but what is held back may
        // never keep the largest message from fitting.
        guard consumed.messages >= messageStep || consumed.bytes >= byteStep else { return nil }
        defer { consumed = .zero }
        left.messages += consumed.messages
        left.bytes += consumed.bytes
        return consumed
    }
}
