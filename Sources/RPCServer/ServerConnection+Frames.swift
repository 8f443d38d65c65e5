import EventLoop
import Messages
import Model
import RPCTransport
import Wire

extension ServerConnection: FrameSocketDelegate {
    var wantsKeepalive: Bool { !calls.isEmpty }

    func frameReceived(_ header: FrameHeader, metadata: RawSpan, message: RawSpan) throws(ConnectionError) {
        let stream = header.stream
        switch header.type {
        case .open: try openReceived(header, metadata, message)
        case .message: try messageReceived(header, message)
        case .credit: try creditReceived(stream, metadata)
        case .cancel:
            // The code says why, which the handler can't be told yet; it has to be one, though.
            _ = try RPCV1.Cancel(metadata: metadata)
            stop(try machine.cancelReceived(stream), stream)
        case .ping: try pingReceived(header, message.withUnsafeBytes { [UInt8]($0) })
        case .goAway:
            _ = try RPCV1.GoAway(metadata: metadata)
            try machine.goAwayReceived()
        case .hello: try helloReceived(metadata)
        default:
            // An extension that this version does not know; the decoder lets no other type through.
            try machine.extensionReceived()
        }
    }

    private func helloReceived(_ metadata: RawSpan) throws(ConnectionError) {
        let hello = try RPCV1.Hello(metadata: metadata).wire
        let configuration = core.configuration
        let answer = Hello(
            limits: configuration.limits, agent: configuration.agent, instanceID: core.instanceID,
            credit: configuration.connectionCredit)
        // Sent even where the versions do not match, so that the peer learns which ones would.
        if machine.awaitsHello { socket.outbox.addControl(.hello, metadata: RPCV1.Hello(answer).metadata()) }
        socket.writeAtTurnEnd()
        _ = try machine.helloReceived(hello)
        socket.outbox.frameBytes = Int(machine.peerLimits.frameBytes)
        socket.outbox.setConnectionCredit(hello.credit)
    }

    private func pingReceived(_ header: FrameHeader, _ bytes: [UInt8]) throws(ConnectionError) {
        switch try machine.pingReceived(flags: header.flags) {
        case .acknowledge:
            socket.outbox.addControl(.ping, flags: .acknowledgement, message: bytes)
            socket.writeAtTurnEnd()
        case .ignore:
            if machine.endsDrain(bytes) { leave() }
        }
    }

    // MARK: Calls

    private func openReceived(
        _ header: FrameHeader, _ metadata: RawSpan, _ message: RawSpan
    ) throws(ConnectionError) {
        let stream = header.stream
        let fields: OpenFields
        do throws(StreamError) {
            fields = try OpenFields.read(metadata, core.methods)
        } catch {
            let action = try machine.openReceived(
                stream, flags: header.flags, message: message, offer: .refuse(error))
            if case .stop(let action) = action { stop(action, stream) }
            return
        }
        let action = try machine.openReceived(
            stream, flags: header.flags, message: message, offer: .accept(fields.terms))
        if case .stop(let action) = action { return stop(action, stream) }
        let call = ServerCall(stream: stream, method: fields.method, context: context(of: fields), connection: self)
        calls[stream] = call
        if let deadline = call.context.deadline { watch(deadline) }
        handle(action, call)
    }

    private func context(of fields: OpenFields) -> CallContext {
        CallContext(
            method: fields.method.path, requestID: requestID(fields.metadata), metadata: fields.metadata,
            deadline: deadline(fields), idempotencyKey: fields.idempotencyKey, traceparent: fields.traceparent,
            peer: peer)
    }

    /// The caller's request id, if it is fit for logs; otherwise one of ours.
    private func requestID(_ metadata: [CallMetadata]) -> String {
        guard let given = metadata.first(where: { $0.key == CallMetadata.requestID })?.value,
            (1...128).contains(given.count), given.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return core.requestIDs.next() }
        return String(decoding: given, as: UTF8.self)
    }

    private func deadline(_ fields: OpenFields) -> UInt64? {
        var timeout = fields.timeout
        if timeout == 0 {
            guard fields.method.shape == .unary else { return nil }
            timeout = core.unaryTimeout
        }
        let deadline = loop.turnNow.addingReportingOverflow(timeout)
        return deadline.overflow ? nil : deadline.partialValue
    }

    private func messageReceived(_ header: FrameHeader, _ message: RawSpan) throws(ConnectionError) {
        let stream = header.stream
        let action = try machine.messageReceived(stream, flags: header.flags, message: message)
        if let credit = machine.connectionGrant {
            socket.outbox.addControl(.credit, metadata: RPCV1.Credit(credit).metadata())
            socket.writeAtTurnEnd()
        }
        switch action {
        case .wait: break
        case .stop(let action): stop(action, stream)
        default: if let call = calls[stream] { handle(action, call) }
        }
    }

    private func handle(_ action: RequestAction, _ call: ServerCall) {
        switch action {
        case .wait: break
        case .start(let request):
            call.request = request
            core.ready.put(call)
        case .startStream(let part):
            let queue = RequestQueue()
            queue.put(part)
            call.requests = queue
            core.ready.put(call)
        case .deliver(let part): deliver(part, call)
        case .stop(let action): stop(action, call.stream)
        }
    }

    private func creditReceived(_ stream: StreamID, _ metadata: RawSpan) throws(ConnectionError) {
        let credit = try RPCV1.Credit(metadata: metadata).wire
        switch try machine.creditReceived(stream, credit) {
        case .ignore: break
        case .connection:
            guard socket.outbox.grantConnection(credit) else {
                throw ConnectionError(.flowControl, "a CREDIT of nothing, or beyond what can be counted")
            }
            socket.writeAtTurnEnd()
        case .resume: if let call = calls[stream] { pump(call) }
        case .stop(let action): stop(action, stream)
        }
    }
}
