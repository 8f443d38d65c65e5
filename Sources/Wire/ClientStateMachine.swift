/// The client's end of one connection: what each frame means in each state of the connection and of its stream.
///
/// The space of states: the connection waits for HELLO, and may open calls within the protocol's minimums meanwhile;
/// then it is open, and after a GOAWAY *leaving*, where calls go on but none begins. A stream is *active* until its END,
/// or *given up* by the caller: it still counts until its END has come, since the server's handler may still run.
/// Frames of a stream that is not in the table are late (its id was used) or the server's fault.
///
/// The calls are the driver's own objects and handed back as they came: a machine that is generic over them would be
/// compiled for no type in particular, which costs more than all the rest of it.
public struct ClientStateMachine {
    enum Phase { case awaitingHello, open, leaving }

    var phase = Phase.awaitingHello
    var streams: [StreamID: ClientStream] = [:]
    var lastStream: StreamID = 0
    /// Of the server's last GOAWAY.
    var lastTakenStream = StreamID.max
    var window: ConnectionWindow
    var grant: Credit?
    private let limits: Limits

    /// What the server accepts.
    public internal(set) var peerLimits = Limits.minimum

    /// A connection at its beginning.
    ///
    /// - Parameters:
    ///   - limits: what this side's HELLO says.
    ///   - credit: what it grants on the whole connection.
    public init(limits: Limits, credit: Credit = .connection) {
        self.limits = limits
        window = ConnectionWindow(credit)
    }

    /// Whether no call is open, not even one that was given up.
    public var isIdle: Bool { streams.isEmpty }

    /// The calls that are open and not given up, in their order.
    public var calls: [AnyObject] { activeCalls { _ in true } }

    /// Whether a call's END is still to come, also after the caller has given it up.
    public func isOpen(_ stream: StreamID) -> Bool { streams[stream] != nil }

    /// Whether HELLO is still to come.
    public var awaitsHello: Bool { phase == .awaitingHello }

    // MARK: Calls

    /// Whether a call may begin now.
    ///
    /// - Parameters:
    ///   - requestByteCount: bytes of the request that comes with OPEN; 0 for none.
    ///   - metadataByteCount: bytes of the OPEN's metadata.
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
    ///
    /// - Parameters:
    ///   - largestResponse: in bytes; 0, or more than this side's HELLO says, = what that says.
    ///   - sendsRequests: further requests follow the one in OPEN.
    public mutating func callStarted(
        _ call: AnyObject, _ kind: ResponseKind, largestResponse: UInt32 = 0, sendsRequests: Bool = false
    ) -> StreamID {
        lastStream += 1
        let largest = largestResponse == 0 ? limits.messageBytes : min(largestResponse, limits.messageBytes)
        var credit = Credit.zero
        if case .stream(let granted) = kind { credit = granted }
        streams[lastStream] = ClientStream(
            call: call, hasStream: kind != .one, largestResponse: largest,
            window: ReceiveWindow(credit, largestMessage: Int(largest)), sendsRequests: sendsRequests)
        return lastStream
    }

    /// The caller gives up; whether to send CANCEL.
    public mutating func callGivenUp(_ stream: StreamID) -> Bool {
        guard let index = streams.index(forKey: stream), !streams.values[index].isGivenUp else { return false }
        giveUp(index)
        return true
    }

    /// The application has taken a response; what to grant for it now.
    public mutating func responseConsumed(_ stream: StreamID, byteCount: Int) -> Credit? {
        guard let index = streams.index(forKey: stream), !streams.values[index].isGivenUp else { return nil }
        return streams.values[index].window.messageConsumed(byteCount)
    }

    /// The application offers a request of an open call.
    public mutating func requestOffered(_ stream: StreamID, byteCount: Int) -> RequestOffer {
        guard let index = streams.index(forKey: stream), !streams.values[index].isGivenUp,
            streams.values[index].sendsRequests
        else { return .unwanted }
        // Before HELLO there is no credit either, and what the server takes is not known.
        guard phase != .awaitingHello else { return .wait }
        guard byteCount <= Int(peerLimits.messageBytes) else {
            return .fail(.messageTooLarge(peerLimits.messageBytes))
        }
        return streams.values[index].credit.take(byteCount) ? .send : .wait
    }

    /// The application has no further request; whether to say so with a half-close.
    public mutating func requestsEnded(_ stream: StreamID) -> Bool {
        guard let index = streams.index(forKey: stream), streams.values[index].sendsRequests else { return false }
        streams.values[index].sendsRequests = false
        return !streams.values[index].isGivenUp
    }

    /// The connection is over; returns the calls that were open on it.
    public mutating func connectionLost() -> [AnyObject] {
        defer { streams = [:] }
        phase = .leaving
        return activeCalls { _ in true }
    }

    // MARK: Streams

    mutating func giveUp(_ index: Dictionary<StreamID, ClientStream>.Index) {
        streams.values[index].isGivenUp = true
        streams.values[index].sendsRequests = false
        streams.values[index].assembly = MessageAssembly()
    }

    func activeCalls(where condition: (StreamID) -> Bool) -> [AnyObject] {
        streams.filter { !$0.value.isGivenUp && condition($0.key) }.sorted { $0.key < $1.key }.map(\.value.call)
    }
}
