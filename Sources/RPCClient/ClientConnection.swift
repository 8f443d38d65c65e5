import EventLoop
import Messages
import Model
import RPCTransport
import Wire

/// One connection: carries out what its state machine says. Belongs to the loop's thread.
final class ClientConnection: FrameSocketDelegate {
    private let core: ClientCore
    private let socket: FrameSocket
    private var machine: ClientStateMachine<ClientCall>
    private var isOver = false
    private var isLeaving = false

    init(_ descriptor: Int32, core: ClientCore) {
        self.core = core
        let limits = core.configuration.limits
        socket = FrameSocket(
            adopting: descriptor, on: core.loop, from: .server, limits: limits, buffer: core.buffer,
            policy: .client)
        machine = ClientStateMachine(limits: limits)
    }

    /// Says HELLO; calls may follow at once.
    func start() throws(SystemFault) {
        try socket.start(self)
        socket.outbox.addPreface()
        let hello = Hello(limits: core.configuration.limits, agent: core.agent)
        socket.outbox.addControl(.hello, metadata: RPCV1.Hello(hello).metadata())
        socket.writeAtTurnEnd()
        let timeout = core.configuration.helloTimeout
        core.loop.schedule(after: timeout) { [weak self] in
            guard let self, machine.awaitsHello, !isOver else { return }
            inputEnded(.faulted(ConnectionError(.helloTimeout, "no HELLO within \(timeout)")))
            socket.finish()
        }
    }

    /// The calls that are open and wanted.
    var calls: [ClientCall] { machine.calls }

    // MARK: Calls

    /// Opens a call, if it may be now.
    func open(_ call: ClientCall) -> Admission {
        guard !isOver else { return .elsewhere }
        guard socket.hasRoom else { return .wait }
        let early = machine.admission(requestByteCount: call.request.count, metadataByteCount: 0)
        guard early == .open else { return early }
        let metadata: [UInt8]
        do throws(Fault) {
            metadata = try call.openMetadata(
                now: EventLoop.now(), largestResponse: core.configuration.limits.messageBytes)
        } catch {
            return .tooLarge(
                StreamError(code: error.code.rawValue, reason: error.reason, error.message, notProcessed: true))
        }
        let admission = machine.admission(
            requestByteCount: call.request.count, metadataByteCount: metadata.count)
        guard admission == .open else { return admission }
        let stream = machine.callStarted(call, call.kind)
        call.place = (self, stream)
        socket.outbox.addOpen(stream, metadata: metadata, request: call.request)
        socket.writeAtTurnEnd()
        return .open
    }

    /// Takes no new calls, and closes after the last.
    func leave() {
        isLeaving = true
        closeIfLeft()
    }

    /// The caller of a stream gives up.
    func abandon(_ stream: StreamID, _ code: FaultCode) {
        guard machine.callAbandoned(stream) else { return }
        socket.outbox.addCancel(stream, metadata: RPCV1.Cancel(code: code.rawValue).metadata())
        socket.writeAtTurnEnd()
    }

    /// The application has taken a response.
    func responseConsumed(_ stream: StreamID, byteCount: Int) {
        guard let credit = machine.responseConsumed(stream, byteCount: byteCount) else { return }
        socket.outbox.addCredit(stream, metadata: RPCV1.Credit(credit).metadata())
        socket.writeAtTurnEnd()
    }

    /// Ends all calls with a fault, tells the server, and closes.
    func close(_ fault: Fault) {
        guard !isOver else { return }
        end(fault)
        sendGoAway(GoAway(lastStream: 0, text: "the client is closed"))
        socket.finish()
    }

    private func sendGoAway(_ goAway: GoAway) {
        socket.outbox.addControl(.goAway, metadata: RPCV1.GoAway(goAway).metadata())
        socket.writeAtTurnEnd()
    }

    private func end(_ fault: Fault) {
        isOver = true
        core.leave(self)
        for call in machine.connectionLost() { call.finish(.failure(fault)) }
    }

    // MARK: Frames

    func frameReceived(_ header: FrameHeader, metadata: RawSpan, message: RawSpan) throws(ConnectionError) {
        let stream = header.stream
        switch header.type {
        case .hello:
            _ = try machine.helloReceived(RPCV1.Hello(metadata: metadata).wire)
            socket.outbox.frameBytes = Int(machine.peerLimits.frameBytes)
            core.openWaiting()
        case .message: try messageReceived(header, message)
        case .end: try endReceived(stream, metadata, message)
        case .cancel:
            _ = try RPCV1.Cancel(metadata: metadata)
            try machine.cancelReceived(stream)
        case .credit: try machine.creditReceived(stream, RPCV1.Credit(metadata: metadata).wire)
        case .ping:
            guard try machine.pingReceived(flags: header.flags) == .acknowledge else { break }
            socket.outbox.addControl(
                .ping, flags: .acknowledgement, message: message.withUnsafeBytes { Array($0) })
            socket.writeAtTurnEnd()
        case .goAway: goAwayReceived(try RPCV1.GoAway(metadata: metadata).wire)
        default:
            // An extension that this version does not know; the decoder lets no other type through.
            if machine.awaitsHello { throw ConnectionError(.protocolViolation, "the first frame is not HELLO") }
        }
    }

    private func messageReceived(_ header: FrameHeader, _ message: RawSpan) throws(ConnectionError) {
        switch try machine.messageReceived(header.stream, flags: header.flags, message: message) {
        case .wait: break
        case .deliver(let call, let response): call.deliver(response)
        case .fail(let call, let error):
            socket.outbox.addCancel(
                header.stream, metadata: RPCV1.Cancel(code: FaultCode.cancelled.rawValue).metadata())
            socket.writeAtTurnEnd()
            call.finish(.failure(Fault(error)))
        }
    }

    private func endReceived(
        _ stream: StreamID, _ metadata: RawSpan, _ message: RawSpan
    ) throws(ConnectionError) {
        let end = metadata.byteCount == 0 ? RPCV1.End() : try RPCV1.End(metadata: metadata)
        switch try machine.endReceived(stream, isSuccess: end.code == 0, message: message) {
        case .ignore: break
        case .succeed(let call, let response):
            if call.kind == .unary {
                call.place = nil
                call.deliver(response)
            }
            call.finish(.success(()))
        case .fail(let call): call.finish(.failure(Fault(end) ?? Fault(.callEndedBadly)))
        case .violated(let call, let error): call.finish(.failure(Fault(error)))
        }
        closeIfLeft()
        core.openWaiting()
    }

    private func goAwayReceived(_ goAway: GoAway) {
        core.leave(self)
        let isOrderly = goAway.code == .none
        let fault = ClientCore.fault(
            isOrderly ? "GoingAway" : "ConnectionRefused", "The server ended the connection: \(goAway.text)",
            notProcessed: true)
        core.refused(machine.goAwayReceived(goAway), fault, mayRetry: isOrderly)
        leave()
    }

    private func closeIfLeft() {
        guard isLeaving, machine.isIdle, !isOver else { return }
        isOver = true
        socket.finish()
    }

    // MARK: The socket's end

    func outputDrained() { core.openWaiting() }

    func inputEnded(_ input: InputEnd) {
        switch input {
        case .closed:
            end(ClientCore.fault("ConnectionLost", "The server has closed the connection.", notProcessed: false))
        case .failed(let fault):
            end(ClientCore.fault("ConnectionLost", "The connection is lost: \(fault)", notProcessed: false))
        case .faulted(let error):
            end(
                ClientCore.fault(
                    "ConnectionLost", "The connection was ended for a fault: \(error)", notProcessed: false))
            sendGoAway(GoAway(lastStream: 0, error: error))
        }
        core.openWaiting()
    }

    func socketClosed() {
        if !isOver { end(ClientCore.fault("ConnectionLost", "The connection is closed.", notProcessed: false)) }
        core.closed(self)
    }
}

extension StreamError {
    static let callEndedBadly = StreamError(code: 2, reason: "Unknown", "The call failed.")
}
