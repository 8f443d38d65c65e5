import Messages
import RPCTransport
@testable import Wire

/// A server's end of a connection, from bytes to bytes: decoder, state machine and outbox, as the server's connection
/// ties them together, with handlers that do what a script says.
struct ServerEnd {
    var machine: ServerStateMachine
    var outbox = Outbox()
    var decoder: FrameDecoder
    var rates = FrameRates()
    let hello: Hello
    let requestByteLimit: Int
    /// What was granted to handlers of streams of requests.
    let requestCredit: Credit
    var calls: [StreamID: HandlerCall] = [:]
    /// Streams whose handlers were started.
    var begun: Set<StreamID> = []
    /// Streams that were opened, and how often each was ended.
    var ends: [StreamID: Int] = [:]
    var audit: ServerAudit
    /// Why the connection ended.
    private(set) var fault: ConnectionError?
    var now: UInt64 = 1_000_000_000
    /// Time that callers still waited, by the OPENs that came.
    var timeouts: [StreamID: UInt64] = [:]

    init(limits: Limits, credit: Credit, requestByteLimit: Int, requestCredit: Credit) {
        hello = Hello(limits: limits, agent: "server", credit: credit)
        machine = ServerStateMachine(limits: limits, credit: hello.credit, requestByteLimit: requestByteLimit)
        decoder = FrameDecoder(from: .client, limits: limits)
        self.requestByteLimit = requestByteLimit
        self.requestCredit = requestCredit
        audit = ServerAudit()
    }

    static let methods: [String: MethodShape] = [
        "/f.F/U": .unary, "/f.F/S": .serverStreaming, "/f.F/C": .clientStreaming, "/f.F/B": .bidirectional,
    ]

    /// Bytes came from the client.
    mutating func receive(_ bytes: [UInt8]) throws(Finding) {
        guard fault == nil else { return }
        do throws(ConnectionError) {
            // The decoder is taken out, for the closure changes the rest.
            var decoder = decoder
            defer { self.decoder = decoder }
            try decoder.decode(bytes.span.bytes) { (header, metadata, message) throws(ConnectionError) in
                try rates.frameReceived(header.type, now: now, messagesWritten: outbox.messagesWritten)
                try received(header, metadata, message)
            }
        } catch {
            fault = error
            outbox.addLast(metadata: RPCV1.GoAway(machine.goAway(for: error)).metadata())
            for stream in calls.keys where machine.connectionLost(stream) { calls[stream] = nil }
        }
        try checkInvariants()
    }

    /// What is to be written now.
    mutating func write(_ byteCount: Int = 262_144) throws(Finding) -> [UInt8] {
        var buffer: [UInt8] = []
        outbox.fill(&buffer, byteCount: byteCount, now: now)
        try audit.written(buffer, peerLimits: machine.peerLimits, ends: ends)
        return buffer
    }

    // MARK: The clock and the end

    mutating func deadlinePassed(_ stream: StreamID) { stop(machine.deadlinePassed(stream), stream) }

    mutating func drain() {
        guard fault == nil, machine.phase == .open else { return }
        outbox.addControl(
            .goAway, metadata: RPCV1.GoAway(machine.drainBegan(drainNanoseconds: 1)).metadata())
        outbox.addControl(.ping, message: ServerStateMachine.drainPing)
        rates.pingSent()
        for stream in calls.keys.sorted() where calls[stream]?.shape != .unary {
            stop(machine.serverEnds(stream), stream)
        }
    }

    /// The server waits for nothing.
    mutating func abort() {
        drain()
        drainEnded()
        for stream in calls.keys.sorted() where fault == nil { stop(machine.serverEnds(stream), stream) }
    }

    mutating func drainEnded() {
        guard fault == nil, machine.phase == .draining else { return }
        outbox.addControl(.goAway, metadata: RPCV1.GoAway(machine.drainEnded(drainNanoseconds: 1)).metadata())
    }
}
