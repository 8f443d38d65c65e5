/// What a frame of each type must look like in any state: checked on the header, before the payload is read.
struct FrameGrammar {
    private enum Place { case connection, stream, any }

    private let senders: [Side]
    private let place: Place
    private let flags: FrameFlags
    private let carriesMetadata: Bool
    private let carriesMessage: Bool

    private static func rules(for type: FrameType, from sender: Side) -> FrameGrammar? {
        switch type {
        case .hello:
            FrameGrammar([.client, .server], .connection, [], metadata: true, message: false)
        case .open:
            FrameGrammar([.client], .stream, [.endStream, .more], metadata: true, message: true)
        case .message:
            FrameGrammar(
                [.client, .server], .stream, sender == .client ? [.endStream, .more] : .more, metadata: false,
                message: true)
        case .end:
            FrameGrammar([.server], .stream, [], metadata: true, message: true)
        case .cancel:
            FrameGrammar([.client, .server], .stream, [], metadata: true, message: false)
        case .credit:
            FrameGrammar([.client, .server], .any, [], metadata: true, message: false)
        case .ping:
            FrameGrammar([.client, .server], .connection, .acknowledgement, metadata: false, message: true)
        case .goAway:
            FrameGrammar([.client, .server], .connection, [], metadata: true, message: false)
        default: nil
        }
    }

    private init(_ senders: [Side], _ place: Place, _ flags: FrameFlags, metadata: Bool, message: Bool) {
        self.senders = senders
        self.place = place
        self.flags = flags
        carriesMetadata = metadata
        carriesMessage = message
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
        guard senders.contains(sender) else { throw .violation("a \(sender) sends no frames of type \(type)") }
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
        guard header.type != .ping || header.length == 8 else {
            throw .violation("a PING carries 8 bytes, not \(header.length)")
        }
    }
}
