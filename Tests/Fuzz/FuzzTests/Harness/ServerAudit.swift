import Messages
import RPCTransport
import Wire

/// Reads what a server writes as a client would, and looks whether it keeps to the rules.
struct ServerAudit {
    /// What the client has granted and the server has not used: for each stream and for the connection.
    var streams: [StreamID: (shape: MethodShape, messages: Int, bytes: Int)] = [:]
    var connection = (messages: 0, bytes: 0)
    /// What handlers that ended well have sent and taken.
    var succeeded: [StreamID: (sent: [[UInt8]], response: [UInt8]?, taken: [[UInt8]])] = [:]
    private var decoder: FrameDecoder?
    private var ended: Set<StreamID> = []
    private var inside: Set<StreamID> = []
    private var isFirst = true
    private var isOver = false
    private var lastTaken = StreamID.max

    /// Bytes go to the client.
    mutating func written(_ bytes: [UInt8], peerLimits: Limits, ends: [StreamID: Int]) throws(Finding) {
        guard !bytes.isEmpty else { return }
        var decoder = decoder ?? FrameDecoder(from: .server, limits: peerLimits)
        var frames: [Frame] = []
        do throws(ConnectionError) {
            try decoder.decode(bytes.span.bytes) { frames.append(Frame($0, $1, $2)) }
        } catch {
            throw Finding("the server writes what no client takes: \(error)")
        }
        try check(decoder.isAtBoundary, "the server writes half a frame")
        self.decoder = decoder
        for frame in frames { try written(frame, ends) }
    }

    private mutating func written(_ frame: Frame, _ ends: [StreamID: Int]) throws(Finding) {
        let (type, stream) = (frame.header.type, frame.header.stream)
        try check(!isOver, "\(frame.header) after the last GOAWAY")
        try check(!isFirst || type == .hello || type == .goAway, "the first frame is \(frame.header)")
        try check(isFirst || type != .hello, "a second HELLO")
        isFirst = false
        if stream != 0 {
            try check(ends[stream] != nil, "\(frame.header) on a stream that was never opened")
            try check(!ended.contains(stream), "\(frame.header) after END")
        }
        switch type {
        case .message: try messageWritten(frame)
        case .end:
            ended.insert(stream)
            let isSuccess = frame.metadata.isEmpty
            let isInside = inside.contains(stream) && streams[stream]?.shape.givesStream == true
            try check(!isSuccess || !isInside, "END with code 0 inside a message")
        case .credit:
            guard let credit = try? RPCV1.Credit(metadata: frame.metadata.span.bytes).wire else {
                throw Finding("no CREDIT: \(frame)")
            }
            try check(credit != .zero, "a CREDIT of nothing")
        case .goAway: try goAwayWritten(frame)
        default: break
        }
    }

    private mutating func goAwayWritten(_ frame: Frame) throws(Finding) {
        guard let goAway = try? RPCV1.GoAway(metadata: frame.metadata.span.bytes).wire else {
            throw Finding("no GOAWAY: \(frame)")
        }
        try check(goAway.lastStream <= lastTaken, "GOAWAY raises \(lastTaken) to \(goAway.lastStream)")
        lastTaken = goAway.lastStream
        isOver = goAway.code != .none
    }

    private mutating func messageWritten(_ frame: Frame) throws(Finding) {
        let (stream, count) = (frame.header.stream, frame.message.count)
        let isFirst = inside.insert(stream).inserted
        let isLast = !frame.header.flags.contains(.more)
        if isLast { inside.remove(stream) }
        guard let state = streams[stream], state.shape.givesStream else {
            return try check(!isLast, "a message on a stream with one response")
        }
        streams[stream]?.bytes -= count
        connection.bytes -= count
        if isFirst {
            streams[stream]?.messages -= 1
            connection.messages -= 1
        }
        let left = streams[stream] ?? state
        try check(left.bytes >= 0 && left.messages >= 0, "stream \(stream) is sent more than its credit")
        try check(
            connection.bytes >= 0 && connection.messages >= 0, "the connection is sent more than its credit")
    }
}
