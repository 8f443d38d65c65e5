/// The flags of a frame; which may be set where, the grammar in `FrameHeader` says.
public struct FrameFlags: OptionSet, Sendable {
    /// The byte in the header.
    public let rawValue: UInt8

    /// Flags by their byte, known or not.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The client sends no further message on this stream.
    public static let endStream = FrameFlags(rawValue: 0x01)
    /// More fragments of this message follow.
    public static let more = FrameFlags(rawValue: 0x02)
    /// A PING that answers one.
    public static let acknowledgement = FrameFlags(rawValue: 0x04)
}
