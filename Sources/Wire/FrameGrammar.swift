/// What a frame of each type must look like in any state: checked on the header, before the payload is read.
struct FrameGrammar {
    private enum Place { case connection, stream, any }

    private let isAllowed: Bool
    private let place: Place
    private let flags: FrameFlags
    private let carriesMetadata: Bool
    private let carriesMessage: Bool

    private init(
        _ place: Place, _ flags: FrameFlags = [], metadata: Bool, message: Bool, isAllowed: Bool = true
    ) {
        self.isAllowed = isAllowed
        self.place = place
        self.flags = flags
        carriesMetadata = metadata
        carriesMessage = message
    }

    private static func rules(for type: FrameType, from sender: Side) -> FrameGrammar? {
        switch type {
        case .hello: FrameGrammar(.connection, metadata: true, message: false)
        case .open:
            FrameGrammar(.stream, [.endStream, .more], metadata: true, message: true, isAllowed: sender == .client)
        case .message:
            FrameGrammar(.stream, sender == .client ? [.endStream, .more] : .more, metadata: false, message: true)
        case .end: FrameGrammar(.stream, metadata: true, message: true, isAllowed: sender == .server)
        case .cancel: FrameGrammar(.stream, metadata: true, message: false)
        case .credit: FrameGrammar(.any, metadata: true, message: false)
        case .ping: FrameGrammar(.connection, .acknowledgement, metadata: false, message: true)
        case .goAway: FrameGrammar(.connection, metadata: true, message: false)
        default: nil
        }
    }

    /// Checks a header that a side has sent.
    static func check(_ header: FrameHeader, from sender: Side) throws(ConnectionError) {
        guard UInt32(header.metadataLength) <= header.length else {
            throw .violation("\(header.metadataLength) bytes of metadata in a payload of \(header.length)")
        }
        if header.type.isExtension { return }
        guard let rules = rules(for: header.type, from: sender) else {
            throw .violation("unknown frame type \(header.type.rawValue)")
        }
        try rules.check(header, from: sender)
    }

    private func check(_ header: FrameHeader, from sender: Side) throws(ConnectionError) {
        let type = header.type.rawValue
        guard isAllowed else { throw .violation("a \(sender) sends no frames of type \(type)") }
        switch place {
        case .connection where header.stream != 0: throw .violation("frame type \(type) belongs on stream 0")
        case .stream where header.stream == 0: throw .violation("frame type \(type) needs a stream")
        default: break
        }
        guard flags.isSuperset(of: header.flags), header.flags != [.endStream, .more] else {
            throw .violation("flags \(header.flags.rawValue) are not allowed on frame type \(type)")
        }
        guard carriesMetadata || header.metadataLength == 0 else {
            throw .violation("frame type \(type) has no metadata")
        }
        guard carriesMessage || header.length == UInt32(header.metadataLength) else {
            throw .violation("frame type \(type) has no message")
        }
        try checkLength(header)
    }

    private func checkLength(_ header: FrameHeader) throws(ConnectionError) {
        guard header.type != .ping || header.length == 8 else {
            throw .violation("a PING carries 8 bytes, not \(header.length)")
        }
        // Such a frame would cost its receiver work and say nothing.
        guard header.type != .message || header.length > 0 || !header.flags.contains(.more) else {
            throw .violation("a MSG with MORE carries no byte")
        }
    }
}
