import Messages
import RPCTransport
import Wire

/// Reads what a client writes as a server would, and looks whether it keeps to the rules.
struct ClientAudit {
    var opened: [StreamID: MethodShape] = [:]
    private var decoder: FrameDecoder?
    private var granted: [StreamID: (messages: Int, bytes: Int)] = [:]
    private var connection = (messages: 1_024, bytes: 1_048_576)
    private var last: StreamID = 0
    private var over: Set<StreamID> = []
    /// Streams whose first request, or another one, is in pieces.
    private var inFirst: Set<StreamID> = []
    private var inside: Set<StreamID> = []
    private var isOver = false

    mutating func helloReceived(_ hello: Hello) {
        connection.messages += Int(hello.credit.messages) - 1_024
        connection.bytes += Int(hello.credit.bytes) - 1_048_576
    }

    mutating func granted(_ stream: StreamID, _ credit: Credit) {
        if stream == 0 {
            connection.messages += Int(credit.messages)
            connection.bytes += Int(credit.bytes)
        } else {
            let before = granted[stream, default: (0, 0)]
            granted[stream] = (before.messages + Int(credit.messages), before.bytes + Int(credit.bytes))
        }
    }

    /// Bytes go to the server.
    mutating func written(_ bytes: [UInt8], peerLimits: Limits) throws(Finding) {
        // What the server's HELLO says is a raise of what held before.
        var decoder = decoder ?? FrameDecoder(from: .client, limits: Limits(frameBytes: .max, metadataBytes: .max))
        var frames: [Frame] = []
        do throws(ConnectionError) {
            try decoder.decode(bytes.span.bytes) { frames.append(Frame($0, $1, $2)) }
        } catch {
            throw Finding("the client writes what no server takes: \(error)")
        }
        try check(decoder.isAtBoundary || bytes.isEmpty, "the client writes half a frame")
        self.decoder = decoder
        for frame in frames {
            try check(frame.header.length <= peerLimits.frameBytes, "\(frame.header) is longer than the server takes")
            try written(frame)
        }
    }

    private mutating func written(_ frame: Frame) throws(Finding) {
        let stream = frame.header.stream
        try check(!isOver, "\(frame.header) after the last GOAWAY")
        switch frame.header.type {
        case .open:
            try check(stream > last && opened[stream] != nil, "OPEN \(stream) after \(last)")
            last = stream
            if frame.header.flags.contains(.more) { inFirst.insert(stream) }
            if frame.header.flags.contains(.endStream) { over.insert(stream) }
        case .message: try messageWritten(frame)
        case .cancel:
            try check(stream <= last, "CANCEL for a stream that is not open yet")
            over.insert(stream)
        case .credit:
            try check(stream <= last, "CREDIT for a stream that is not open yet")
            guard let credit = try? RPCV1.Credit(metadata: frame.metadata.span.bytes).wire, credit != .zero else {
                throw Finding("a CREDIT of nothing")
            }
        case .goAway: isOver = true
        default: break
        }
    }

    private mutating func messageWritten(_ frame: Frame) throws(Finding) {
        let (stream, count, flags) = (frame.header.stream, frame.message.count, frame.header.flags)
        try check(stream <= last, "MSG for a stream that is not open yet")
        try check(!over.contains(stream), "MSG after the half-close or CANCEL")
        if flags.contains(.endStream) { over.insert(stream) }
        if inFirst.contains(stream) {
            if !flags.contains(.more) { inFirst.remove(stream) }
            return
        }
        let isFirst = !inside.contains(stream)
        if isFirst, flags.contains(.endStream), count == 0 { return }
        if flags.contains(.more) { inside.insert(stream) } else { inside.remove(stream) }
        var left = granted[stream, default: (0, 0)]
        left.bytes -= count
        connection.bytes -= count
        if isFirst {
            left.messages -= 1
            connection.messages -= 1
        }
        granted[stream] = left
        try check(left.bytes >= 0 && left.messages >= 0, "more goes on stream \(stream) than its credit")
        try check(connection.bytes >= 0 && connection.messages >= 0, "more goes than the connection's credit")
    }
}
