/// The first twelve bytes of every frame, big-endian: length, stream, type, flags, metadata length.
public struct FrameHeader: Equatable, Sendable {
    /// Bytes that a header takes.
    public static let byteCount = 12

    /// Bytes of payload behind the header: metadata, then the message.
    public var length: UInt32
    /// The call, or 0 for the connection.
    public var stream: StreamID
    /// What the frame is.
    public var type: FrameType
    /// What is special about it.
    public var flags: FrameFlags
    /// How many of the payload's first bytes are metadata.
    public var metadataLength: UInt16

    /// Puts a header together.
    public init(
        length: UInt32, stream: StreamID, type: FrameType, flags: FrameFlags = [], metadataLength: UInt16 = 0
    ) {
        self.length = length
        self.stream = stream
        self.type = type
        self.flags = flags
        self.metadataLength = metadataLength
    }

    /// Reads a header from the twelve bytes at an offset; the caller has checked that they are there.
    init(decoding bytes: RawSpan, at offset: Int) {
        self = bytes.withUnsafeBytes { bytes in
            FrameHeader(
                length: UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)),
                stream: UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)),
                type: FrameType(rawValue: bytes[offset + 8]), flags: FrameFlags(rawValue: bytes[offset + 9]),
                metadataLength: UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 10, as: UInt16.self)))
        }
    }

    /// Reads a header; `nil` for fewer than twelve bytes.
    public init?(decoding bytes: [UInt8]) {
        guard bytes.count >= Self.byteCount else { return nil }
        self.init(decoding: bytes.span.bytes, at: 0)
    }

    /// Appends the header's twelve bytes.
    public func encode(into bytes: inout [UInt8]) {
        let kind = UInt32(type.rawValue) << 24 | UInt32(flags.rawValue) << 16 | UInt32(metadataLength)
        // One append for all: this is done for every frame.
        withUnsafeBytes(of: (length.bigEndian, stream.bigEndian, kind.bigEndian)) { bytes.append(contentsOf: $0) }
    }
}
