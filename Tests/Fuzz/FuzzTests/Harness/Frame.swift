import Wire

/// One frame, as the harness makes and reads it.
struct Frame: Equatable {
    var header: FrameHeader
    var metadata: [UInt8]
    var message: [UInt8]

    init(_ header: FrameHeader, _ metadata: RawSpan, _ message: RawSpan) {
        self.header = header
        self.metadata = metadata.withUnsafeBytes { Array($0) }
        self.message = message.withUnsafeBytes { Array($0) }
    }

    init(
        _ type: FrameType, _ stream: StreamID, flags: FrameFlags = [], metadata: [UInt8] = [], message: [UInt8] = []
    ) {
        let metadata = Array(metadata.prefix(Int(UInt16.max)))
        header = FrameHeader(
            length: UInt32(metadata.count + message.count), stream: stream, type: type, flags: flags,
            metadataLength: UInt16(metadata.count))
        self.metadata = metadata
        self.message = message
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(FrameHeader.byteCount + metadata.count + message.count)
        header.encode(into: &bytes)
        bytes += metadata
        bytes += message
        return bytes
    }
}
