import EventLoop
import Messages
import Model
import RPCTransport
import Wire

extension ServerConnection: FrameSocketDelegate {
    func frameReceived(_ header: FrameHeader, metadata: RawSpan, message: RawSpan) throws(ConnectionError) {
        let stream = header.stream
        switch header.type {
        case .hello: try helloReceived(metadata)
        case .open: try openReceived(header, metadata, message)
        case .message: handle(try machine.messageReceived(stream, flags: header.flags, message: message), stream)
        case .cancel:
            // The code says why, which the handler can't be told yet; it has to be one, though.
            _ = try RPCV1.Cancel(metadata: metadata)
            stop(try machine.cancelReceived(stream), stream)
        case .credit: try creditReceived(stream, metadata)
        case .ping:
            guard try machine.pingReceived(flags: header.flags) == .acknowledge else { break }
            socket.outbox.addControl(
                .ping, flags: .acknowledgement, message: message.withUnsafeBytes { Array($0) })
            socket.writeAtTurnEnd()
        case .goAway:
            _ = try RPCV1.GoAway(metadata: metadata)
            try machine.goAwayReceived()
        default:
            // An extension that this version does not know; the decoder lets no other type through.
            if machine.awaitsHello { throw ConnectionError(.protocolViolation, "the first frame is not HELLO") }
        }
    }

    private func helloReceived(_ metadata: RawSpan) throws(ConnectionError) {
        let hello = try RPCV1.Hello(metadata: metadata).wire
        let answer = Hello(
            limits: core.configuration.limits, agent: core.configuration.agent, instanceID: core.instanceID)
        // Sent even where the versions do not match, so that the peer learns which ones would.
        if machine.awaitsHello { socket.outbox.addControl(.hello, metadata: RPCV1.Hello(answer).metadata()) }
        socket.writeAtTurnEnd()
        _ = try machine.helloReceived(hello)
        socket.outbox.frameBytes = Int(machine.peerLimits.frameBytes)
    }

    private func openReceived(
        _ header: FrameHeader, _ metadata: RawSpan, _ message: RawSpan
    ) throws(ConnectionError) {
        var terms = CallTerms()
        var offer: CallOffer<ServerCall>
        do throws(ConnectionError) {
            let open = try RPCV1.Open(metadata: metadata)
            terms = CallTerms(
                credit: Credit(messages: open.initialCreditMessages, bytes: open.initialCreditBytes),
                largestResponse: open.maxResponseBytes)
            offer = self.offer(open, header.stream)
        } catch {
            offer = .refuse(StreamError(code: 3, reason: "MalformedMetadata", "OPEN: \(error.text)"))
        }
        let action = try machine.openReceived(
            header.stream, flags: header.flags, terms: terms, message: message, offer: offer)
        if case .accept(let call) = offer, let deadline = call.context.deadline { deadlines.note(deadline) }
        handle(action, header.stream)
    }

    private func offer(_ open: RPCV1.Open, _ stream: StreamID) -> CallOffer<ServerCall> {
        guard let method = core.methods[open.method] else {
            return .refuse(
                StreamError(code: 12, reason: "UnknownMethod", "There is no method \(open.method)."))
        }
        let metadata = open.metadata.map { CallMetadata(key: $0.key, value: $0.value) }
        let context = CallContext(
            method: open.method, requestID: requestID(metadata), metadata: metadata,
            deadline: deadline(open.timeoutNs, method), idempotencyKey: open.idempotencyKey,
            traceparent: open.traceparent, peer: peer)
        return .accept(ServerCall(stream: stream, method: method, context: context))
    }

    /// The caller's request id, if it is fit for logs; otherwise one of ours.
    private func requestID(_ metadata: [CallMetadata]) -> String {
        guard let given = metadata.first(where: { $0.key == CallMetadata.requestID })?.value,
            (1...128).contains(given.count), given.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return core.nextRequestID() }
        return String(decoding: given, as: UTF8.self)
    }

    private func deadline(_ timeoutNanoseconds: UInt64, _ method: RPCMethod) -> UInt64? {
        var timeout = timeoutNanoseconds
        if timeout == 0 {
            guard case .unary = method.handler else { return nil }
            timeout = core.configuration.unaryTimeout.wholeNanoseconds
        }
        let deadline = EventLoop.now().addingReportingOverflow(timeout)
        return deadline.overflow ? nil : deadline.partialValue
    }

    private func handle(_ action: RequestAction<ServerCall>, _ stream: StreamID) {
        switch action {
        case .wait: break
        case .start(let call, let request):
            call.request = request
            started.put(call)
        case .stop(let action): stop(action, stream)
        }
    }

    private func creditReceived(_ stream: StreamID, _ metadata: RawSpan) throws(ConnectionError) {
        switch try machine.creditReceived(stream, RPCV1.Credit(metadata: metadata).wire) {
        case .ignore: break
        case .resume(let call): pump(call)
        case .stop(let action): stop(action, stream)
        }
    }
}
