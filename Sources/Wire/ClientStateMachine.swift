/// The client's end of one connection: what each frame means in each state of the connection and of its stream.
///
/// The space of states: the connection waits for HELLO, and may open calls within the protocol's minimums meanwhile;
/// then it is open, and after a GOAWAY *leaving*, where calls go on but none begins. A stream is *active* until its END,
/// or *abandoned* when the caller has given up: it still counts until its END has come, since the server's handler may
/// still run. Frames of a stream that is not in the table are late (its id was used) or the server's fault.
///
/// `Call` is the driver's own: it is handed back in the actions.
public struct ClientStateMachine<Call> {
    private enum Phase { case awaitingHello, open, leaving }

    private struct Active {
        let call: Call
        let isUnary: Bool
        var assembly = MessageAssembly()
        var window: ReceiveWindow
    }

    private enum Stream {
        case active(Active)
        case abandoned
    }

    private var phase = Phase.awaitingHello
    private var streams: [StreamID: Stream] = [:]
    private var lastStream: StreamID = 0
    private let limits: Limits

    /// What the server accepts.
    public private(set) var peerLimits = Limits.minimum

    /// A connection at its beginning.
    ///
    /// - Parameter limits: what this side's HELLO says.
    public init(limits: Limits) { self.limits = limits }

    /// Whether no call is open, not even an abandoned one.
    public var isIdle: Bool { streams.isEmpty }

    /// The calls that are open and not abandoned.
    public var calls: [Call] { activeCalls { _ in true } }

    /// Whether HELLO is still to come.
    public var awaitsHello: Bool { phase == .awaitingHello }

    // MARK: Calls

    /// Whether a call may begin now.
    public func admission(requestByteCount: Int, metadataByteCount: Int) -> Admission {
        guard phase != .leaving, lastStream < .max else { return .elsewhere }
        guard streams.count < Int(peerLimits.streams) else { return .wait }
        let fits = requestByteCount <= Int(peerLimits.messageBytes)
        let metadataFits = metadataByteCount <= Int(peerLimits.metadataBytes)
        if fits && metadataFits { return .open }
        // HELLO only raises the minimums: what is too much for them may be welcome yet.
        if phase == .awaitingHello { return .wait }
        if !fits { return .tooLarge(.messageTooLarge(peerLimits.messageBytes).unprocessed()) }
        return .tooLarge(
            StreamError(
                code: 8, reason: "MetadataTooLarge",
                "A call's metadata may have at most \(peerLimits.metadataBytes) bytes.", notProcessed: true))
    }

    /// A call begins that was admitted; returns its stream.
    public mutating func callStarted(_ call: Call, _ kind: ResponseKind) -> StreamID {
        lastStream += 1
        var credit = Credit.zero
        if case .stream(let granted) = kind { credit = granted }
        streams[lastStream] = .active(
            Active(
                call: call, isUnary: kind == .unary,
                window: ReceiveWindow(credit, largestMessage: Int(limits.messageBytes))))
        return lastStream
    }

    /// The caller gives up; whether to send CANCEL.
    public mutating func callAbandoned(_ stream: StreamID) -> Bool {
        guard case .active = streams[stream] else { return false }
        streams[stream] = .abandoned
        return true
    }

    /// The application has taken a response; what to grant for it now.
    public mutating func responseConsumed(_ stream: StreamID, byteCount: Int) -> Credit? {
        guard case .active(var active) = streams[stream] else { return nil }
        defer { streams[stream] = .active(active) }
        return active.window.messageConsumed(byteCount)
    }

    /// The connection is over; returns the calls that were open on it.
    public mutating func connectionLost() -> [Call] {
        defer { streams = [:] }
        phase = .leaving
        return activeCalls { _ in true }
    }

    private func activeCalls(where condition: (StreamID) -> Bool) -> [Call] {
        streams.filter { condition($0.key) }.sorted { $0.key < $1.key }.compactMap { _, stream in
            if case .active(let active) = stream { active.call } else { nil }
        }
    }

    // MARK: Frames

    /// HELLO came; returns the version to speak.
    public mutating func helloReceived(_ hello: Hello) throws(ConnectionError) -> UInt32 {
        guard phase == .awaitingHello else { throw .violation("a second HELLO") }
        let version = try hello.agreedVersion()
        peerLimits = hello.limits
        phase = .open
        return version
    }

    private func check(_ stream: StreamID, _ name: String) throws(ConnectionError) {
        guard phase != .awaitingHello else { throw .violation("the first frame is neither HELLO nor GOAWAY") }
        guard stream <= lastStream else { throw .violation("\(name) on stream \(stream), which was never opened") }
    }

    /// MSG came.
    public mutating func messageReceived(
        _ stream: StreamID, flags: FrameFlags, message: RawSpan
    ) throws(ConnectionError) -> MessageAction<Call> {
        try check(stream, "MSG")
        guard case .active(var active) = streams[stream] else { return .wait }
        if active.isUnary && !flags.contains(.more) {
            streams[stream] = .abandoned
            return .fail(active.call, .unexpectedResponse)
        }
        if !active.isUnary {
            let isCovered =
                (!active.assembly.isEmpty || active.window.messageBegan())
                && active.window.bytesReceived(message.byteCount)
            guard isCovered else { throw ConnectionError(.flowControl, "stream \(stream) was sent without credit") }
        }
        // The table's copy is dropped, so that appending needs none.
        streams[stream] = .abandoned
        let isLast = !flags.contains(.more)
        guard active.assembly.append(message, isLast: isLast, limit: limits.messageBytes) else {
            return .fail(active.call, .messageTooLarge(limits.messageBytes))
        }
        guard isLast else {
            streams[stream] = .active(active)
            return .wait
        }
        let response = active.assembly.bytes
        active.assembly = MessageAssembly()
        streams[stream] = .active(active)
        return .deliver(active.call, response)
    }

    /// END came.
    public mutating func endReceived(
        _ stream: StreamID, isSuccess: Bool, message: RawSpan
    ) throws(ConnectionError) -> EndOfCall<Call> {
        try check(stream, "END")
        guard case .active(var active) = streams.removeValue(forKey: stream) else { return .ignore }
        guard isSuccess else { return .fail(active.call) }
        guard active.isUnary else {
            let isWhole = active.assembly.isEmpty && message.byteCount == 0
            return isWhole ? .succeed(active.call, response: []) : .violated(active.call, .unexpectedResponse)
        }
        guard active.assembly.append(message, isLast: true, limit: limits.messageBytes) else {
            return .violated(active.call, .messageTooLarge(limits.messageBytes))
        }
        return .succeed(active.call, response: active.assembly.bytes)
    }

    /// CANCEL came: the server wants no more of a request. END follows, so there is nothing to do yet.
    public func cancelReceived(_ stream: StreamID) throws(ConnectionError) { try check(stream, "CANCEL") }

    /// CREDIT came, for a stream or, with 0, for the connection.
    public func creditReceived(_ stream: StreamID, _ credit: Credit) throws(ConnectionError) {
        try check(stream, "CREDIT")
        guard credit != .zero else { throw ConnectionError(.flowControl, "a CREDIT that grants nothing") }
    }

    /// PING came.
    public func pingReceived(flags: FrameFlags) throws(ConnectionError) -> PingAction {
        try check(0, "PING")
        return flags.contains(.acknowledgement) ? .ignore : .acknowledge
    }

    /// GOAWAY came, perhaps as the first frame; returns the calls that the server has certainly not begun.
    public mutating func goAwayReceived(_ goAway: GoAway) -> [Call] {
        phase = .leaving
        let unprocessed = activeCalls { $0 > goAway.lastStream }
        streams = streams.filter { $0.key <= goAway.lastStream }
        return unprocessed
    }
}

extension StreamError {
    static let unexpectedResponse = StreamError(
        code: 13, reason: "UnexpectedResponse", "The server answered with more or less than the method promises.")
}
