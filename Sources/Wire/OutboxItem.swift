/// A message that waits in an outbox, perhaps with the END that carries its last fragment.
struct OutboxItem: Sendable {
    let type: FrameType
    /// Of the last frame.
    let flags: FrameFlags
    var metadata: [UInt8] = []
    let message: [UInt8]
    /// Bytes of the message that have gone.
    var offset = 0
    /// Its frames need the connection's credit.
    var needsCredit = false
    /// A frame of it has gone.
    var isBegun = false

    var byteCount: Int { FrameHeader.byteCount + metadata.count + message.count - offset }
}
