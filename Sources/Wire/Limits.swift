/// What one side accepts, as its HELLO says. A sender keeps to its peer's limits.
public struct Limits: Equatable, Sendable {
    /// Payload bytes of one frame.
    public let frameBytes: UInt32
    /// Bytes of one message, all its fragments together.
    public let messageBytes: UInt32
    /// Metadata bytes at the start of one frame's payload.
    public let metadataBytes: UInt32
    /// Calls open at the same time on the connection.
    public let streams: UInt32

    /// Sets the limits; each is brought into the range that the protocol allows.
    public init(
        frameBytes: UInt32 = 65_536, messageBytes: UInt32 = 4_194_304, metadataBytes: UInt32 = 8_192,
        streams: UInt32 = 1_024
    ) {
        self.frameBytes = min(max(frameBytes, 16_384), Self.largest)
        self.messageBytes = min(max(messageBytes, 1_048_576), Self.largest)
        // Metadata is never fragmented, so it has to fit into a frame.
        self.metadataBytes = min(max(metadataBytes, 8_192), UInt32(UInt16.max), self.frameBytes)
        self.streams = max(streams, 16)
    }

    /// The default of both sides.
    public static let standard = Limits()
    /// What every implementation accepts, and what holds until the peer's HELLO is read.
    public static let minimum = Limits(frameBytes: 0, messageBytes: 0, metadataBytes: 0, streams: 0)
    /// Cap of every byte count: the top byte of a frame's length is 0.
    public static let largest: UInt32 = 0xFF_FFFF
    /// Payload bytes of a side's first frame.
    public static let helloBytes: UInt32 = 4_096
}
