/// Number of a call on its connection: strictly increasing, chosen by the client; 0 stands for the connection.
public typealias StreamID = UInt32

/// What a frame is, as its header says.
public struct FrameType: RawRepresentable, Hashable, Sendable {
    /// The byte in the header.
    public let rawValue: UInt8

    /// A type by its byte, known or not.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// First frame of each side: versions and limits.
    public static let hello = FrameType(rawValue: 0x01)
    /// Starts a call and carries its first message or that message's first fragment.
    public static let open = FrameType(rawValue: 0x02)
    /// A message or a fragment of one.
    public static let message = FrameType(rawValue: 0x03)
    /// Ends a call; for a unary call that went well it carries the response.
    public static let end = FrameType(rawValue: 0x04)
    /// Gives up a call.
    public static let cancel = FrameType(rawValue: 0x05)
    /// Allows the peer more messages and bytes.
    public static let credit = FrameType(rawValue: 0x06)
    /// Asks for an echo, or is one.
    public static let ping = FrameType(rawValue: 0x07)
    /// The sender takes no new calls, or closes the connection for an error.
    public static let goAway = FrameType(rawValue: 0x08)

    /// Whether a receiver that does not know the type ignores the frame.
    public var isExtension: Bool { rawValue >= 0x80 }
}
