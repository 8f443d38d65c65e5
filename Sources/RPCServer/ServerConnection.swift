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
    var machine: ServerStateMachine<ServerCall>
    let started = Mailbox<ServerCall>()
    let deadlines: DeadlineWatch
    /// Streams that wait for room in the socket.
    var starved: [ServerCall] = []
    private var isDraining = false
    private var isAborted = false
    /// The peer has broken a rule: after GOAWAY it is told nothing more.
    private(set) var isMute = false
    private var isClosed = false
    private var closing: CheckedContinuation<Void, Never>?

    init(_ descriptor: Int32, peer: CallContext.Peer, core: ServerCore) {
        self.core = core
        self.peer = peer
        loop = core.loop
        let configuration = core.configuration
        socket = FrameSocket(
            adopting: descriptor, on: loop, from: .client, limits: configuration.limits, buffer: core.buffer,
            policy: configuration.output)
        machine = ServerStateMachine(
            limits: configuration.limits, requestByteLimit: configuration.requestByteLimit)
        deadlines = DeadlineWatch(on: loop)
    }

    /// Runs a closure on the loop: at once for a caller that is there.
    func onLoop(_ body: @escaping @Sendable (ServerConnection) -> Void) {
        if loop.isOnLoop { body(self) } else { loop.execute { body(self) } }
    }

    // MARK: From beginning to end

    /// Tells the peer why it is not served.
    func refuse(_ error: ConnectionError) {
        do throws(SystemFault) {
            try socket.start(self)
            sendGoAway(GoAway(lastStream: 0, error: error))
            socket.finish()
        } catch {
            core.logger.warning("connection lost", metadata: ["fault": "\(error)"])
        }
    }

    /// Serves the peer; returns when the last handler has ended and the descriptor is closed.
    func serve() async {
        guard start() else { return }
        await withDiscardingTaskGroup { group in
            while let calls = await started.next() {
                for call in calls {
                    group.addImmediateTask(executorPreference: loop) { await self.run(call) }
                }
            }
            group.cancelAll()
        }
        deadlines.stop()
        socket.finish()
        if !isClosed { await withCheckedContinuation { closing = $0 } }
    }

    private func start() -> Bool {
        do throws(SystemFault) { try socket.start(self) } catch {
            core.logger.warning("connection lost", metadata: ["fault": "\(error)"])
            return false
        }
        deadlines.start { [unowned self] in endDue(at: $0) }
        let timeout = core.configuration.helloTimeout
        loop.schedule(after: timeout) { [weak self] in
            guard let self, machine.awaitsHello, !isAborted else { return }
            inputEnded(.faulted(ConnectionError(.helloTimeout, "no HELLO within \(timeout)")))
            socket.finish()
        }
        return true
    }

    /// Takes no new calls; streams end at once, unary calls may go on.
    func drain(within time: Duration) {
        guard !isDraining, !isAborted else { return }
        isDraining = true
        sendGoAway(machine.shutdownBegan(drainNanoseconds: time.wholeNanoseconds))
        for call in machine.calls where call.isStreaming { call.cancel() }
        if machine.isIdle { started.close() }
    }

    /// Takes no new calls and cancels those in flight.
    func abort() {
        guard !isAborted else { return }
        drain(within: .zero)
        cancelCalls()
    }

    private func cancelCalls() {
        isAborted = true
        for call in machine.calls { call.cancel() }
        started.close()
    }

    private func sendGoAway(_ goAway: GoAway) {
        socket.outbox.addControl(.goAway, metadata: RPCV1.GoAway(goAway).metadata())
        socket.writeAtTurnEnd()
    }

    // MARK: Calls

    private func run(_ call: ServerCall) async {
        let outcome: Result<[UInt8], any Error>
        do {
            outcome = .success(try await call.perform(StreamSink(call: call, connection: self)))
        } catch {
            outcome = .failure(error)
        }
        ended(call, outcome)
    }

    private func ended(_ call: ServerCall, _ outcome: Result<[UInt8], any Error>) {
        loop.checkIsolated()
        for pending in call.pending { pending.failed(CancellationError()) }
        call.pending = []
        var response: [UInt8] = []
        var fault: Fault?
        switch outcome {
        case .success(let bytes):
            fault = machine.replyOffered(call.stream, byteCount: bytes.count).map(Fault.init)
            response = bytes
        case .failure(let error): fault = self.fault(for: error, call)
        }
        switch machine.handlerEnded(call.stream) {
        case .ignore: return
        case .with(let error): fault = Fault(error)
        case .asHandled: break
        }
        sendEnd(call.stream, fault, response)
        if isDraining, machine.isIdle { started.close() }
    }

    private func fault(for error: any Error, _ call: ServerCall) -> Fault {
        if let fault = error as? Fault { return fault }
        // A handler may wrap its cancellation in an error of its own.
        if error is CancellationError || call.isCancelled { return Fault(isDraining ? .serverEnds : .cancelled) }
        core.logger.error(
            "handler failed",
            metadata: [
                "method": "\(call.context.method)", "request-id": "\(call.context.requestID)", "error": "\(error)",
            ])
        return Fault(.internal, reason: "Internal", "The server has an internal error.", domain: Fault.rpc)
    }

    func sendEnd(_ stream: StreamID, _ fault: Fault?, _ response: [UInt8] = []) {
        guard !isMute else { return }
        if let fault {
            let metadata = fault.endMetadata(limit: Int(machine.peerLimits.metadataBytes))
            socket.outbox.addEnd(stream, metadata: metadata)
        } else {
            socket.outbox.addEnd(stream, metadata: [], response: response)
        }
        socket.writeAtTurnEnd()
    }

    func stop(_ action: StopAction<ServerCall>, _ stream: StreamID) {
        switch action {
        case .ignore: break
        case .end(let error): sendEnd(stream, Fault(error))
        case .cancel(let call):
            socket.outbox.discard(stream)
            call.cancel()
        }
    }

    private func endDue(at now: UInt64) -> UInt64? {
        var next: UInt64?
        for call in machine.calls {
            guard let deadline = call.context.deadline else { continue }
            if deadline <= now {
                stop(machine.deadlinePassed(call.stream), call.stream)
            } else {
                next = min(next ?? .max, deadline)
            }
        }
        return next
    }

    // MARK: The socket's end

    func inputEnded(_ end: InputEnd) {
        switch end {
        case .closed: break
        case .failed(let fault): core.logger.debug("connection lost", metadata: ["fault": "\(fault)"])
        case .faulted(let error):
            core.logger.notice(
                "connection ended for a fault of the peer",
                metadata: ["fault": "\(error)", "pid": "\(peer.processID)", "uid": "\(peer.userID)"])
            sendGoAway(GoAway(lastStream: machine.lastStream, error: error))
        }
        isMute = true
        cancelCalls()
    }

    func socketClosed() {
        isClosed = true
        isMute = true
        cancelCalls()
        closing?.resume()
        closing = nil
    }
}

extension StreamError {
    /// The server ends before the call did.
    static let serverEnds = StreamError(code: 14, reason: "GoingAway", "The server is about to end.")
}
