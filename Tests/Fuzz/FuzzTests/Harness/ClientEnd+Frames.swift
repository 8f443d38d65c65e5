import Messages
import RPCTransport
@testable import Wire

// What a frame is to the client, as its connection carries it out.
extension ClientEnd {
    mutating func received(_ header: FrameHeader, _ metadata: RawSpan, _ message: RawSpan) throws {
        let stream = header.stream
        switch header.type {
        case .hello:
            let peer = try RPCV1.Hello(metadata: metadata).wire
            _ = try machine.helloReceived(peer)
            outbox.frameBytes = Int(machine.peerLimits.frameBytes)
            outbox.setConnectionCredit(peer.credit)
            audit.helloReceived(peer)
        case .message: try messageReceived(header, message)
        case .end: try endReceived(stream, metadata, message)
        case .cancel:
            _ = try RPCV1.Cancel(metadata: metadata)
            outbox.discard(stream)
            carryOut(try machine.cancelReceived(stream), stream)
        case .credit: try creditReceived(stream, RPCV1.Credit(metadata: metadata).wire)
        case .ping:
            guard try machine.pingReceived(flags: header.flags) == .acknowledge else { break }
            outbox.addControl(.ping, flags: .acknowledgement, message: message.withUnsafeBytes { Array($0) })
        case .goAway: try goAwayReceived(RPCV1.GoAway(metadata: metadata).wire)
        default: try machine.extensionReceived()
        }
    }

    private mutating func messageReceived(_ header: FrameHeader, _ message: RawSpan) throws {
        let action = try machine.messageReceived(header.stream, flags: header.flags, message: message)
        if let grant = machine.takeGrant() { outbox.addControl(.credit, metadata: RPCV1.Credit(grant).metadata()) }
        switch action {
        case .wait: break
        case .deliver(let object, let response):
            let call = asCall(object)
            try check(call.outcomes == 0, "a response for a call that is over")
            call.responses.append(response)
            call.held.append(response.count)
        case .fail(let object, _): fail(asCall(object), header.stream)
        }
    }

    private mutating func creditReceived(_ stream: StreamID, _ credit: Credit) throws(ConnectionError) {
        let action = try machine.creditReceived(stream, credit)
        guard stream == 0 else {
            audit.granted(stream, credit)
            return carryOut(action, stream)
        }
        guard outbox.grantConnection(credit) else { throw ConnectionError(.flowControl, "CREDIT") }
        audit.granted(0, credit)
    }

    mutating func carryOut(_ action: RequestsAction, _ stream: StreamID) {
        switch action {
        case .ignore: break
        case .resume: sendRequests(stream)
        case .fail(let object, _): fail(asCall(object), stream)
        }
    }

    private mutating func fail(_ call: CallerCall, _ stream: StreamID) {
        call.outcomes += 1
        sendCancel(stream)
    }

    mutating func sendCancel(_ stream: StreamID) {
        outbox.discard(stream)
        guard !cancels.mayCancel(stream, code: 1, now: now) else { return writeCancel(stream, 1) }
        wasPostponed = cancels.hasPostponed
    }

    mutating func writeCancel(_ stream: StreamID, _ code: UInt32) {
        outbox.addCancel(stream, metadata: RPCV1.Cancel(code: code).metadata())
    }

    private mutating func endReceived(_ stream: StreamID, _ metadata: RawSpan, _ message: RawSpan) throws {
        let end = metadata.byteCount == 0 ? RPCV1.End() : try RPCV1.End(metadata: metadata)
        let action = try machine.endReceived(stream, isSuccess: end.code == 0, message: message)
        outbox.discard(stream)
        switch action {
        case .ignore: break
        case .succeed(let object, let response):
            let call = asCall(object)
            call.outcomes += 1
            call.isSuccess = true
            if !call.shape.givesStream { call.responses.append(response) }
        case .fail(let object):
            asCall(object).reason = end.reason
            asCall(object).outcomes += 1
        case .violated(let object, _): asCall(object).outcomes += 1
        }
    }

    private mutating func goAwayReceived(_ goAway: GoAway) throws(ConnectionError) {
        let action = try machine.goAwayReceived(goAway)
        // What the driver says to the calls.
        lastWords = "\(goAway.code), \(goAway.text)"
        for object in action.unprocessed {
            asCall(object).outcomes += 1
            asCall(object).isUnprocessed = true
        }
        guard action.isLast else { return }
        isRefused = true
        for call in machine.connectionLost() { asCall(call).outcomes += 1 }
    }
}
