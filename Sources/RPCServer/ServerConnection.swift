import EventLoop
import Logging
import Messages
import Model
import RPCTransport
import Wire

/// One connection: carries out what its state machine says. Belongs to the loop's thread, apart from what is constant.
final class ServerConnection: @unchecked Sendable {
    let loop: EventLoop
    let core: ServerCore
    let peer: CallContext.Peer

    // Only the loop's thread touches what follows.
    let socket: FrameSocket
    var machine: ServerStateMachine
    /// The calls that are open.
    var calls: [StreamID: ServerCall] = [:]
    /// Calls that wait for room in the socket.
    var starved: [ServerCall] = []
    /// Calls whose handlers begin when the client has read more of what waits for it.
    private var held: [ServerCall] = []
    /// Made for the first call that has a deadline.
    var deadlines: DeadlineWatch?
    /// When the drain's time is over; `nil` = no drain.
    var drainEnd: UInt64?
    /// The last GOAWAY was sent.
    var hasLeft = false
    /// The peer has broken a rule or is gone: it is told nothing more.
    private(set) var isMute = false
    // Timers hold the connection until they are cancelled: a weak reference would make each retain of it a slow one.
    private var helloTimer: Timer?
    private var isServed = false
    private var isClosed = false

    init(_ descriptor: Int32, peer: CallContext.Peer, core: ServerCore) {
        self.core = core
        self.peer = peer
        loop = core.loop
        let configuration = core.configuration
        socket = FrameSocket(
            adopting: descriptor, on: loop, from: .client, limits: configuration.limits, buffer: core.buffer,
            policy: configuration.output, keepalive: configuration.keepalive)
        machine = ServerStateMachine(
            limits: configuration.limits, credit: configuration.connectionCredit,
            requestByteLimit: configuration.requestByteLimit)
    }

    /// Runs a closure on the loop: at once for a caller that is there.
    func onLoop(_ body: @escaping @Sendable (ServerConnection) -> Void) {
        if loop.isOnLoop { body(self) } else { loop.execute { body(self) } }
    }

    // MARK: From beginning to end

    /// Tells the peer why it is not served.
    func refuse(_ goAway: GoAway) {
        guard start() else { return }
        send(goAway)
        socket.finish()
    }

    /// Serves the peer; the core is told when the last handler has ended and the descriptor is closed. Whether that
    /// has begun.
    func serve() -> Bool {
        guard start() else { return false }
        isServed = true
        let timeout = core.configuration.helloTimeout
        helloTimer = loop.schedule(after: timeout) { [self] in
            helloTimer = nil
            guard machine.awaitsHello else { return }
            inputEnded(.faulted(ConnectionError(.helloTimeout, "no HELLO within \(timeout)")))
        }
        return true
    }

    private func start() -> Bool {
        do throws(SystemFault) { try socket.start(self) } catch {
            core.logger.warning("connection lost", metadata: ["fault": "\(error)"])
            return false
        }
        return true
    }

    func send(_ goAway: GoAway) {
        socket.outbox.addControl(.goAway, metadata: RPCV1.GoAway(goAway).metadata())
        socket.writeAtTurnEnd()
    }

    // MARK: The end

    /// Closes the connection when it is drained, and leaves the core when it is closed.
    func endIfDone() {
        if machine.isDone, !isClosed { socket.finish() }
        guard isClosed, isServed, machine.isIdle else { return }
        isServed = false
        deadlines?.stop()
        core.ended(self)
    }

    /// Cancels the calls without a word to the peer.
    private func fallSilent() {
        isMute = true
        helloTimer?.cancel()
        helloTimer = nil
        for call in calls.values { call.cancel() }
        releaseHeld()
    }

    // MARK: Clients that do not read

    /// Whether so much waits for the client that no further handler may begin.
    var isCongested: Bool { socket.isCongested }

    func hold(_ call: ServerCall) { held.append(call) }

    /// Offers the calls again that were held back; those for which there is still no room come back.
    func releaseHeld() {
        guard !held.isEmpty else { return }
        let calls = held
        held = []
        for call in calls { core.ready.put(call) }
    }

    func congestionEnded() { releaseHeld() }

    func inputEnded(_ end: InputEnd) {
        switch end {
        case .closed: break
        case .failed(let fault): core.logger.debug("connection lost", metadata: ["fault": "\(fault)"])
        case .faulted(let error):
            core.logger.notice(
                "connection ended for a fault of the peer",
                metadata: ["fault": "\(error)", "pid": "\(peer.processID)", "uid": "\(peer.userID)"])
            let goAway = RPCV1.GoAway(machine.goAway(for: error))
            socket.finish(with: .goAway, metadata: goAway.metadata())
        }
        fallSilent()
        endUnstarted()
    }

    /// Calls whose handlers were never started end with the connection.
    private func endUnstarted() {
        for call in Array(calls.values) where machine.connectionLost(call.stream) { calls[call.stream] = nil }
    }

    func socketClosed() {
        isClosed = true
        fallSilent()
        endUnstarted()
        endIfDone()
    }
}
