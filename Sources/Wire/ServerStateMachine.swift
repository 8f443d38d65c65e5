/// The server's end of one connection: what each frame means in each state of the connection and of its stream.
///
/// The space of states: the connection waits for HELLO, then is open, then perhaps *draining*, where calls that were on
/// their way are still taken, and at last *leaving*, where they are not. A stream whose method takes one request is
/// *receiving* until that is whole, and *running* from the client's half-close until the handler has ended; the handler
/// of one that takes a stream of requests runs from OPEN on. A caller that gives up, a deadline or a fault of the caller
/// makes it *ending*, where nothing but the handler's end matters. A stream that is not in the table was never opened
/// (its id is above the last one: a frame for it is the peer's fault) or is over (a frame for it was on its way when the
/// stream ended: ignored). Every stream that was opened ends with one END, sent when its handler has ended, so that both
/// sides count open calls alike.
public struct ServerStateMachine: Sendable {
    enum Phase: Sendable { case awaitingHello, open, draining, leaving }

    var phase = Phase.awaitingHello
    var streams: [StreamID: ServerStream] = [:]
    var late: LateStreams
    var requestBytes = 0
    let limits: Limits
    let requestByteLimit: Int
    private var clientLeaves = false
    private var window: ConnectionWindow
    /// What the last GOAWAY of a drain said.
    private var lastOffered: StreamID?

    /// The highest stream that was opened.
    public private(set) var lastStream: StreamID = 0
    /// What the client accepts.
    public private(set) var peerLimits = Limits.minimum

    /// Bytes in the PING that goes with the first GOAWAY of a drain.
    public static let drainPing: [UInt8] = Array("draining".utf8)

    /// A connection at its beginning.
    ///
    /// - Parameters:
    ///   - limits: what this side's HELLO says.
    ///   - credit: what this side's HELLO grants for the connection.
    ///   - requestByteLimit: bytes of requests that the connection may hold in memory at any time.
    public init(limits: Limits, credit: Credit = .connection, requestByteLimit: Int) {
        self.limits = limits
        self.requestByteLimit = requestByteLimit
        window = ConnectionWindow(credit)
        late = LateStreams(capacity: Int(limits.streams))
    }

    /// Whether no call is open.
    public var isIdle: Bool { streams.isEmpty }

    /// Whether HELLO is still to come.
    public var awaitsHello: Bool { phase == .awaitingHello }

    /// Whether the last GOAWAY was sent, and no call is open that could keep the connection.
    public var isDone: Bool { phase == .leaving && streams.isEmpty }

    // MARK: The connection

    /// HELLO came; returns the version to speak.
    public mutating func helloReceived(_ hello: Hello) throws(ConnectionError) -> UInt32 {
        guard phase == .awaitingHello else { throw .violation("a second HELLO") }
        let version = try hello.agreedVersion()
        peerLimits = hello.limits
        phase = .open
        return version
    }

    /// A frame of any other type came: HELLO has to be before it.
    func checkOpen() throws(ConnectionError) {
        guard phase != .awaitingHello else { throw .violation("the first frame is not HELLO") }
    }

    /// OPEN came: its number is the highest so far from now on.
    mutating func checkOpening(_ stream: StreamID) throws(ConnectionError) {
        try checkOpen()
        guard !clientLeaves else { throw .violation("OPEN after GOAWAY") }
        guard stream > lastStream else { throw .violation("stream \(stream) is not above stream \(lastStream)") }
        lastStream = stream
    }

    /// A frame of a call came that is not its first.
    func check(_ stream: StreamID, _ name: StaticString) throws(ConnectionError) {
        try checkOpen()
        guard stream <= lastStream else { throw .violation("\(name) on stream \(stream), which was never opened") }
    }

    /// A MSG came that needs the connection's credit.
    mutating func takeConnectionCredit(isFirst: Bool, byteCount: Int) throws(ConnectionError) {
        // Sent before the next frame is looked at, so there is never more than one.
        connectionGrant = try window.messageReceived(isFirst: isFirst, byteCount: byteCount)
    }

    /// What to grant for the connection after the last MSG, if it is worth a frame.
    public internal(set) var connectionGrant: Credit?

    /// An extension came.
    public func extensionReceived() throws(ConnectionError) { try checkOpen() }

    /// PING came.
    public func pingReceived(flags: FrameFlags) throws(ConnectionError) -> PingAction {
        try checkOpen()
        return flags.contains(.acknowledgement) ? .ignore : .acknowledge
    }

    /// Whether a PING's ACK says that the client has read the first GOAWAY of a drain: all that it had sent before has
    /// come.
    public func endsDrain(_ acknowledged: [UInt8]) -> Bool { phase == .draining && acknowledged == Self.drainPing }

    /// GOAWAY came: the client opens no more calls.
    public mutating func goAwayReceived() throws(ConnectionError) {
        try checkOpen()
        clientLeaves = true
    }

    /// The server is about to end: what to tell the client, together with a PING.
    public mutating func drainBegan(drainNanoseconds: UInt64) -> GoAway {
        if phase == .open { phase = .draining }
        return goAway(lastStream: .max, drainNanoseconds)
    }

    /// All calls have come that were on their way when the drain began, or took too long: what to tell the client.
    public mutating func drainEnded(drainNanoseconds: UInt64) -> GoAway {
        phase = .leaving
        lastOffered = lastStream
        return goAway(lastStream: lastStream, drainNanoseconds)
    }

    /// What to tell a client that has broken a rule. Calls that came after the last GOAWAY of a drain were not begun.
    public func goAway(for error: ConnectionError) -> GoAway {
        GoAway(lastStream: lastOffered ?? lastStream, error: error)
    }

    private func goAway(lastStream: StreamID, _ drainNanoseconds: UInt64) -> GoAway {
        GoAway(lastStream: lastStream, drainNanoseconds: drainNanoseconds, text: "the server is about to end")
    }
}
