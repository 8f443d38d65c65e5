import EventLoop
import Messages
import Model
import RPCTransport
import Wire

/// One connection: carries out what its state machine says. Belongs to the loop's thread.
final class ClientConnection: FrameSocketDelegate {
    /// While more bytes wait that could be written than this, no call is opened.
    private static let roomBelow = 262_144

    let core: ClientCore
    let socket: FrameSocket
    var machine: ClientStateMachine
    private var isOver = false
    private var isLeaving = false
    private var stalled: [ClientCall] = []
    private var cancels = ClientCancels()
    private var cancelTimer: Timer?

    init(_ descriptor: Int32, core: ClientCore) {
        self.core = core
        let limits = core.configuration.limits
        socket = FrameSocket(
            adopting: descriptor, on: core.loop, from: .server, limits: limits, buffer: core.buffer,
            policy: .client, keepalive: core.configuration.keepalive)
        machine = ClientStateMachine(limits: limits)
    }

    /// Says HELLO; calls may follow at once.
    func start() throws(SystemFault) {
        try socket.start(self)
        if let onFrame = core.configuration.onFrame {
            socket.outbox.onFrame = { onFrame(.sent, $0, $1, $2) }
        }
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

    /// The machine hands back what it was given, which is a call: it knows no type of ours.
    func asCall(_ object: AnyObject) -> ClientCall { unsafeDowncast(object, to: ClientCall.self) }

    /// The calls that are open and wanted.
    var calls: [ClientCall] { machine.calls.map(asCall) }

    // MARK: Calls

    /// Opens a call, if it may be now.
    func open(_ call: ClientCall) -> Admission {
        guard !isOver else { return .elsewhere }
        // What waits for the connection's credit keeps no call back.
        guard socket.hasRoom || isWaitingForCreditAlone else { return .wait }
        guard case .success(let metadata) = call.metadata else { return .wait }
        let admission = machine.admission(
            requestByteCount: call.request?.count ?? 0, metadataByteCount: metadata.count)
        guard admission == .open else { return admission }
        let isLast = call.request != nil || call.requests.isDone
        let stream = machine.callStarted(
            call, call.kind, largestResponse: call.largestResponse, sendsRequests: !isLast)
        call.place = (self, stream)
        call.requests.isStalled = false
        socket.outbox.addOpen(
            stream, metadata: metadata, deadline: call.deadline, request: call.request, isLast: isLast)
        socket.writeAtTurnEnd()
        return .open
    }

    private var isWaitingForCreditAlone: Bool {
        let writable = socket.outbox.writableByteCount
        return writable < Self.roomBelow && socket.outbox.byteCount > writable
    }

    /// A server that still has to answer something should be there.
    var wantsKeepalive: Bool { !machine.isIdle }

    /// Takes no new calls, and closes after the last.
    func leave() {
        isLeaving = true
        closeIfLeft()
    }

    func closeIfLeft() {
        guard isLeaving, machine.isIdle, !isOver else { return }
        isOver = true
        socket.finish()
    }

    /// The caller of a stream gives up.
    func giveUp(_ stream: StreamID, _ code: FaultCode) {
        if machine.callGivenUp(stream) { sendCancel(stream, code) }
    }

    func sendCancel(_ stream: StreamID, _ code: FaultCode) {
        socket.outbox.discard(stream)
        if cancels.mayCancel(stream, code: code.rawValue, now: EventLoop.now()) {
            writeCancel(stream, code.rawValue)
        } else {
            schedulePostponedCancels()
        }
    }

    private func writeCancel(_ stream: StreamID, _ code: UInt32) {
        socket.outbox.addCancel(stream, metadata: RPCV1.Cancel(code: code).metadata())
        socket.writeAtTurnEnd()
    }

    private func schedulePostponedCancels() {
        guard cancelTimer == nil else { return }
        cancelTimer = core.loop.schedule(after: .milliseconds(20)) { [weak self] in
            guard let self, !isOver else { return }
            cancelTimer = nil
            for (stream, code) in cancels.due(now: EventLoop.now()) where machine.isOpen(stream) {
                writeCancel(stream, code)
            }
            if cancels.hasPostponed { schedulePostponedCancels() }
        }
    }

    /// The application has taken a response.
    func responseConsumed(_ stream: StreamID, byteCount: Int) {
        guard let credit = machine.responseConsumed(stream, byteCount: byteCount) else { return }
        socket.outbox.addCredit(stream, metadata: RPCV1.Credit(credit).metadata())
        socket.writeAtTurnEnd()
    }

    /// Sends what a call has to send, as far as credit and room allow.
    func sendRequests(of call: ClientCall) {
        guard let place = call.place, call.request == nil else { return }
        while let byteCount = call.requests.firstByteCount {
            guard socket.hasRoom else {
                if !call.requests.isStalled { stalled.append(call) }
                call.requests.isStalled = true
                return
            }
            switch machine.requestOffered(place.stream, byteCount: byteCount) {
            case .send:
                let isLast = call.requests.isAtLast && machine.requestsEnded(place.stream)
                socket.outbox.addMessage(place.stream, call.requests.takeFirst(), isLast: isLast)
                socket.writeAtTurnEnd()
            case .wait: return
            case .fail(let error): call.requests.failFirst(Fault(error))
            case .unwanted: call.requests.failAll(Fault.requestUnwanted)
            }
        }
        guard call.requests.isDone, machine.requestsEnded(place.stream) else { return }
        socket.outbox.addHalfClose(place.stream)
        socket.writeAtTurnEnd()
    }

    // MARK: The socket's end

    /// Ends all calls with a fault, tells the server, and closes.
    func close(_ fault: Fault) {
        guard !isOver else { return }
        end(fault)
        // The last frame, though there is no error: what the calls have still to send is of no interest to anybody.
        sendLast(GoAway(lastStream: 0, text: "the client is closed"))
        socket.finish()
    }

    private func sendLast(_ goAway: GoAway) {
        socket.outbox.addLast(metadata: RPCV1.GoAway(goAway).metadata())
        socket.writeAtTurnEnd()
    }

    func end(_ fault: Fault) {
        isOver = true
        core.leave(self)
        for call in machine.connectionLost().map(asCall) { call.finish(.failure(fault)) }
    }

    func outputDrained() {
        core.openWaiting()
        guard !stalled.isEmpty else { return }
        let calls = stalled
        stalled = []
        for call in calls {
            call.requests.isStalled = false
            sendRequests(of: call)
        }
    }

    func inputEnded(_ input: InputEnd) {
        switch input {
        case .closed: end(.connectionLost("The server has closed the connection."))
        case .failed(let fault): end(.connectionLost("The connection is lost: \(fault)"))
        case .faulted(let error):
            end(.connectionLost("The connection was ended for a fault: \(error)"))
            sendLast(GoAway(lastStream: 0, error: error))
        }
        core.openWaiting()
    }

    func socketClosed() {
        if !isOver { end(.connectionLost("The connection is closed.")) }
        core.closed(self)
    }
}
