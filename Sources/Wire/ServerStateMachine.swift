/// The server's end of one connection: what each frame means in each state of the connection and of its stream.
///
/// The space of states: the connection waits for HELLO, then is open, then perhaps draining. A stream that was opened
/// is *receiving* until the client's half-close, then *running* until the handler has ended; a caller that gives up, a
/// deadline or a fault of the caller makes it *ending*, where nothing but the handler's end matters. A stream that is
/// not in the table was never opened (its id is above the last one: a frame for it is the peer's fault) or is over
/// (a frame for it was on its way when the stream ended: ignored). Every stream that was opened ends with one END, sent
/// when its handler has ended, so that both sides count open calls alike.
///
/// `Call` is the driver's own: it is handed back in the actions.
public struct ServerStateMachine<Call> {
    private enum Phase { case awaitingHello, open, draining }

    private struct Stream {
        enum State {
            case receiving(MessageAssembly)
            case running
            case ending(StreamError)
        }

        let call: Call
        var state: State
        var credit: SendCredit
        let largestResponse: UInt32
        /// Counted against the connection's limit until the stream ends.
        var requestBytes = 0
    }

    private var phase = Phase.awaitingHello
    private var clientLeaves = false
    private var streams: [StreamID: Stream] = [:]
    private var requestBytes = 0
    private let limits: Limits
    private let requestByteLimit: Int

    /// The highest stream that was opened.
    public private(set) var lastStream: StreamID = 0
    /// What the client accepts.
    public private(set) var peerLimits = Limits.minimum

    /// A connection at its beginning.
    ///
    /// - Parameters:
    ///   - limits: what this side's HELLO says.
    ///   - requestByteLimit: bytes of requests that the connection may hold in memory at any time.
    public init(limits: Limits, requestByteLimit: Int) {
        self.limits = limits
        self.requestByteLimit = requestByteLimit
    }

    /// Whether no call is open.
    public var isIdle: Bool { streams.isEmpty }

    /// The calls that are open.
    public var calls: [Call] { streams.values.map(\.call) }

    /// Whether HELLO is still to come.
    public var awaitsHello: Bool { phase == .awaitingHello }

    // MARK: Frames

    /// HELLO came; returns the version to speak.
    public mutating func helloReceived(_ hello: Hello) throws(ConnectionError) -> UInt32 {
        guard phase == .awaitingHello else { throw .violation("a second HELLO") }
        let version = try hello.agreedVersion()
        peerLimits = hello.limits
        phase = .open
        return version
    }

    /// A frame of any other type came: HELLO has to be before it.
    private func checkOpen() throws(ConnectionError) {
        guard phase != .awaitingHello else { throw .violation("the first frame is not HELLO") }
    }

    /// OPEN came, with the request or its first fragment.
    public mutating func openReceived(
        _ stream: StreamID, flags: FrameFlags, terms: CallTerms, message: RawSpan, offer: CallOffer<Call>
    ) throws(ConnectionError) -> RequestAction<Call> {
        try checkOpen()
        guard !clientLeaves else { throw .violation("OPEN after GOAWAY") }
        guard stream > lastStream else { throw .violation("stream \(stream) is not above stream \(lastStream)") }
        lastStream = stream
        guard phase == .open else { return .stop(.end(.goingAway)) }
        guard streams.count < Int(limits.streams) else { return .stop(.end(.tooManyStreams(limits.streams))) }
        guard case .accept(let call) = offer else {
            if case .refuse(let error) = offer { return .stop(.end(error.unprocessed())) }
            return .wait
        }
        guard terms.credit.messages <= Credit.largest, terms.credit.bytes <= Credit.largest else {
            return .stop(.end(.invalidCredit.unprocessed()))
        }
        let largest = terms.largestResponse == 0 ? peerLimits.messageBytes : terms.largestResponse
        streams[stream] = Stream(
            call: call, state: .receiving(MessageAssembly()), credit: SendCredit(terms.credit),
            largestResponse: min(largest, peerLimits.messageBytes))
        return fragmentReceived(stream, flags, message)
    }

    /// MSG came.
    public mutating func messageReceived(
        _ stream: StreamID, flags: FrameFlags, message: RawSpan
    ) throws(ConnectionError) -> RequestAction<Call> {
        try checkOpen()
        guard stream <= lastStream else { throw .violation("MSG on stream \(stream), which was never opened") }
        return fragmentReceived(stream, flags, message)
    }

    private mutating func fragmentReceived(
        _ id: StreamID, _ flags: FrameFlags, _ fragment: RawSpan
    ) -> RequestAction<Call> {
        switch streams[id]?.state {
        case nil, .ending: return .wait
        case .running: return .stop(ended(id, .unexpectedMessage))
        case .receiving(var assembly):
            // The table's copy is dropped, so that appending needs none.
            streams[id]?.state = .running
            if assembly.isComplete {
                let isHalfCloseAlone = flags == .endStream && fragment.byteCount == 0
                return isHalfCloseAlone ? start(id, assembly.bytes) : abandon(id, .unexpectedMessage)
            }
            guard requestBytes + fragment.byteCount <= requestByteLimit else {
                return abandon(id, .tooManyRequestBytes(requestByteLimit))
            }
            guard assembly.append(fragment, isLast: !flags.contains(.more), limit: limits.messageBytes) else {
                return abandon(id, .messageTooLarge(limits.messageBytes))
            }
            requestBytes += fragment.byteCount
            streams[id]?.requestBytes += fragment.byteCount
            if flags.contains(.endStream) { return start(id, assembly.bytes) }
            streams[id]?.state = .receiving(assembly)
            return .wait
        }
    }

    /// CANCEL came.
    public mutating func cancelReceived(_ stream: StreamID) throws(ConnectionError) -> StopAction<Call> {
        try checkOpen()
        guard stream <= lastStream else { throw .violation("CANCEL on stream \(stream), which was never opened") }
        return ended(stream, .cancelled)
    }

    /// CREDIT came, for a stream or, with 0, for the connection.
    public mutating func creditReceived(
        _ stream: StreamID, _ credit: Credit
    ) throws(ConnectionError) -> CreditAction<Call> {
        try checkOpen()
        guard stream != 0 else {
            guard credit != .zero else { throw ConnectionError(.flowControl, "a CREDIT that grants nothing") }
            return .ignore
        }
        guard stream <= lastStream else { throw .violation("CREDIT on stream \(stream), which was never opened") }
        guard let isValid = streams[stream]?.credit.grant(credit) else { return .ignore }
        guard !isValid else { return streams[stream].map { .resume($0.call) } ?? .ignore }
        return .stop(ended(stream, .invalidCredit))
    }

    /// PING came.
    public func pingReceived(flags: FrameFlags) throws(ConnectionError) -> PingAction {
        try checkOpen()
        return flags.contains(.acknowledgement) ? .ignore : .acknowledge
    }

    /// GOAWAY came: the client opens no more calls.
    public mutating func goAwayReceived() throws(ConnectionError) {
        try checkOpen()
        clientLeaves = true
    }

    // MARK: The driver

    /// A call's time is over.
    public mutating func deadlinePassed(_ stream: StreamID) -> StopAction<Call> { ended(stream, .deadlineExceeded) }

    /// A handler offers one response of a stream.
    public mutating func responseOffered(_ stream: StreamID, byteCount: Int) -> ResponseAction {
        guard let entry = streams[stream], case .running = entry.state else { return .discard }
        guard byteCount <= Int(entry.largestResponse) else { return .fail(.messageTooLarge(entry.largestResponse)) }
        return streams[stream]?.credit.take(byteCount) == true ? .send : .wait
    }

    /// A handler offers the response of a unary call, which needs no credit; the error where it may not go.
    public func replyOffered(_ stream: StreamID, byteCount: Int) -> StreamError? {
        guard let largest = streams[stream]?.largestResponse, byteCount > Int(largest) else { return nil }
        return .messageTooLarge(largest)
    }

    /// The handler has ended, and with it the stream.
    public mutating func handlerEnded(_ stream: StreamID) -> EndAction {
        guard let entry = remove(stream) else { return .ignore }
        if case .ending(let error) = entry.state { return .with(error) }
        return .asHandled
    }

    /// The server is about to end: what to tell the client.
    public mutating func shutdownBegan(drainNanoseconds: UInt64) -> GoAway {
        if phase == .open { phase = .draining }
        return GoAway(lastStream: lastStream, drainNanoseconds: drainNanoseconds, text: "the server is about to end")
    }

    // MARK: Streams

    private mutating func start(_ id: StreamID, _ request: [UInt8]) -> RequestAction<Call> {
        streams[id].map { .start($0.call, request: request) } ?? .wait
    }

    /// Ends a stream whose handler was never started.
    private mutating func abandon(_ id: StreamID, _ error: StreamError) -> RequestAction<Call> {
        remove(id)
        return .stop(.end(error.unprocessed()))
    }

    private mutating func ended(_ id: StreamID, _ error: StreamError) -> StopAction<Call> {
        guard let entry = streams[id] else { return .ignore }
        switch entry.state {
        case .ending: return .ignore
        case .receiving:
            remove(id)
            return .end(error.unprocessed())
        case .running:
            streams[id]?.state = .ending(error)
            return .cancel(entry.call)
        }
    }

    @discardableResult
    private mutating func remove(_ id: StreamID) -> Stream? {
        guard let entry = streams.removeValue(forKey: id) else { return nil }
        requestBytes -= entry.requestBytes
        return entry
    }
}
