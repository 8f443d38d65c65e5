import Messages
import Model
import RPCTransport
import Wire

extension ClientConnection {
    func frameReceived(_ header: FrameHeader, metadata: RawSpan, message: RawSpan) throws(ConnectionError) {
        if let onFrame = core.configuration.onFrame {
            onFrame(
                .received, header, metadata.withUnsafeBytes { Array($0) }, message.withUnsafeBytes { Array($0) })
        }
        let stream = header.stream
        switch header.type {
        case .hello: try helloReceived(RPCV1.Hello(metadata: metadata).wire)
        case .message: try messageReceived(header, message)
        case .end: try endReceived(stream, metadata, message)
        case .cancel:
            _ = try RPCV1.Cancel(metadata: metadata)
            // A half of a request that the server does not want need not go either.
            socket.outbox.discard(stream)
            carryOut(try machine.cancelReceived(stream), stream)
        case .credit: try creditReceived(stream, RPCV1.Credit(metadata: metadata).wire)
        case .ping:
            guard try machine.pingReceived(flags: header.flags) == .acknowledge else { break }
            socket.outbox.addControl(
                .ping, flags: .acknowledgement, message: message.withUnsafeBytes { Array($0) })
            socket.writeAtTurnEnd()
        case .goAway: try goAwayReceived(RPCV1.GoAway(metadata: metadata).wire)
        // The decoder lets no other type through.
        default: try machine.extensionReceived()
        }
    }

    private func helloReceived(_ hello: Hello) throws(ConnectionError) {
        _ = try machine.helloReceived(hello)
        socket.outbox.frameBytes = Int(machine.peerLimits.frameBytes)
        socket.outbox.setConnectionCredit(hello.credit)
        // Those whose requests are too large for this server learn it now.
        for call in calls { sendRequests(of: call) }
        core.openWaiting()
    }

    private func messageReceived(_ header: FrameHeader, _ message: RawSpan) throws(ConnectionError) {
        let action = try machine.messageReceived(header.stream, flags: header.flags, message: message)
        if let grant = machine.takeGrant() {
            socket.outbox.addControl(.credit, metadata: RPCV1.Credit(grant).metadata())
            socket.writeAtTurnEnd()
        }
        switch action {
        case .wait: break
        case .deliver(let object, let response): asCall(object).deliver(response)
        case .fail(let object, let error): fail(asCall(object), header.stream, error)
        }
    }

    private func fail(_ call: ClientCall, _ stream: StreamID, _ error: StreamError) {
        sendCancel(stream, .cancelled)
        call.finish(.failure(Fault(error)))
    }

    private func creditReceived(_ stream: StreamID, _ credit: Credit) throws(ConnectionError) {
        let action = try machine.creditReceived(stream, credit)
        guard stream == 0 else { return carryOut(action, stream) }
        guard socket.outbox.grantConnection(credit) else {
            throw ConnectionError(.flowControl, "a CREDIT of nothing, or of more than can be counted")
        }
        socket.writeAtTurnEnd()
    }

    private func carryOut(_ action: RequestsAction, _ stream: StreamID) {
        switch action {
        case .ignore: break
        case .resume(let object): sendRequests(of: asCall(object))
        case .fail(let object, let error): fail(asCall(object), stream, error)
        }
    }

    private func endReceived(
        _ stream: StreamID, _ metadata: RawSpan, _ message: RawSpan
    ) throws(ConnectionError) {
        let end = metadata.byteCount == 0 ? RPCV1.End() : try RPCV1.End(metadata: metadata)
        let action = try machine.endReceived(stream, isSuccess: end.code == 0, message: message)
        // The server wants nothing more of the stream, not even the rest of a request.
        socket.outbox.discard(stream)
        let trailers = end.metadata.map { CallMetadata(key: $0.key, value: $0.value) }
        switch action {
        case .ignore: break
        case .succeed(let object, let response):
            let call = asCall(object)
            call.finish(.success(()), response: call.kind == .one ? response : nil, trailers: trailers)
        case .fail(let object): callFailed(asCall(object), Fault(end) ?? Fault(.callEndedBadly), trailers)
        case .violated(let object, let error): asCall(object).finish(.failure(Fault(error)), trailers: trailers)
        }
        closeIfLeft()
        core.openWaiting()
    }

    private func callFailed(_ call: ClientCall, _ fault: Fault, _ trailers: [CallMetadata]) {
        let isRefusal = fault.notProcessed && fault.reason == Fault.goingAway && fault.domain == Fault.rpc
        if isRefusal && call.canBeMadeAgain {
            // This server takes no calls any more, whether or not its GOAWAY is here already.
            core.leave(self)
            leave()
            core.refused([call], fault, mayRetry: true)
        } else {
            call.finish(.failure(fault), trailers: trailers)
        }
    }

    private func goAwayReceived(_ goAway: GoAway) throws(ConnectionError) {
        let action = try machine.goAwayReceived(goAway)
        core.leave(self)
        let isOrderly = goAway.code == .none
        let refusal = Fault(
            .unavailable, reason: isOrderly ? Fault.goingAway : "ConnectionRefused",
            "The server ended the connection: \(goAway.code), \(goAway.text)", domain: Fault.rpc, notProcessed: true)
        let unprocessed = action.unprocessed.map(asCall)
        if action.isLast {
            end(.connectionLost("The server ended the connection: \(goAway.code), \(goAway.text)"))
            socket.finish()
        } else {
            leave()
        }
        for call in unprocessed { call.place = nil }
        core.refused(unprocessed, refusal, mayRetry: isOrderly)
    }
}

extension StreamError {
    static let callEndedBadly = StreamError(code: 2, reason: "Unknown", "The call failed.")
}

extension Fault {
    static let goingAway = "GoingAway"

    static func connectionLost(_ message: String) -> Fault {
        Fault(.unavailable, reason: "ConnectionLost", message, domain: Fault.rpc)
    }
}
