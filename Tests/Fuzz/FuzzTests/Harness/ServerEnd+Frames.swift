import Messages
import RPCTransport
@testable import Wire

// What a frame is to the server, as its connection carries it out.
extension ServerEnd {
    mutating func received(
        _ header: FrameHeader, _ metadata: RawSpan, _ message: RawSpan
    ) throws(ConnectionError) {
        let stream = header.stream
        switch header.type {
        case .hello: try helloReceived(metadata)
        case .open: try openReceived(header, metadata, message)
        case .message:
            let action = try machine.messageReceived(stream, flags: header.flags, message: message)
            if let grant = machine.connectionGrant {
                outbox.addControl(.credit, metadata: RPCV1.Credit(grant).metadata())
            }
            handle(action, stream)
        case .cancel:
            _ = try RPCV1.Cancel(metadata: metadata)
            stop(try machine.cancelReceived(stream), stream)
        case .credit: try creditReceived(stream, RPCV1.Credit(metadata: metadata).wire)
        case .ping:
            let bytes = message.withUnsafeBytes { Array($0) }
            if try machine.pingReceived(flags: header.flags) == .acknowledge {
                outbox.addControl(.ping, flags: .acknowledgement, message: bytes)
            } else if machine.endsDrain(bytes) {
                drainEnded()
            }
        case .goAway:
            _ = try RPCV1.GoAway(metadata: metadata)
            try machine.goAwayReceived()
        default: try machine.extensionReceived()
        }
    }

    private mutating func helloReceived(_ metadata: RawSpan) throws(ConnectionError) {
        let peer = try RPCV1.Hello(metadata: metadata).wire
        if machine.awaitsHello { outbox.addControl(.hello, metadata: RPCV1.Hello(hello).metadata()) }
        _ = try machine.helloReceived(peer)
        outbox.frameBytes = Int(machine.peerLimits.frameBytes)
        outbox.setConnectionCredit(peer.credit)
        audit.connection = (Int(peer.credit.messages), Int(peer.credit.bytes))
    }

    private mutating func openReceived(
        _ header: FrameHeader, _ metadata: RawSpan, _ message: RawSpan
    ) throws(ConnectionError) {
        let stream = header.stream
        var offer = CallOffer.refuse(StreamError(code: 3, reason: "MalformedMetadata", "no OPEN"))
        var shape = MethodShape.unary
        if let open = try? RPCV1.Open(metadata: metadata) {
            if let known = Self.methods[open.method] {
                shape = known
                let credit = RPCV1.Credit(messages: open.initialCreditMessages, bytes: open.initialCreditBytes).wire
                offer = .accept(
                    CallTerms(
                        shape: shape, credit: credit, largestResponse: open.maxResponseBytes,
                        isWithoutMessage: open.withoutMessage))
                audit.streams[stream] = (shape, Int(credit.messages), Int(credit.bytes))
            } else {
                offer = .refuse(StreamError(code: 12, reason: "UnknownMethod", open.method))
            }
            timeouts[stream] = open.timeoutNs
        }
        let action = try machine.openReceived(stream, flags: header.flags, message: message, offer: offer)
        ends[stream] = 0
        if case .stop(.end) = action {} else { calls[stream] = HandlerCall(shape: shape) }
        handle(action, stream)
    }

    private mutating func creditReceived(_ stream: StreamID, _ credit: Credit) throws(ConnectionError) {
        switch try machine.creditReceived(stream, credit) {
        case .ignore: break
        case .connection:
            guard outbox.grantConnection(credit) else {
                throw ConnectionError(.flowControl, "a CREDIT of nothing, or of more than can be counted")
            }
            audit.connection.messages += Int(credit.messages)
            audit.connection.bytes += Int(credit.bytes)
        case .resume:
            audit.streams[stream]?.messages += Int(credit.messages)
            audit.streams[stream]?.bytes += Int(credit.bytes)
            pump(stream)
        case .stop(let action): stop(action, stream)
        }
    }

    private mutating func handle(_ action: RequestAction, _ stream: StreamID) {
        switch action {
        case .wait: break
        case .start(let request):
            calls[stream]?.isRunning = true
            begun.insert(stream)
            calls[stream]?.requests = [request]
            calls[stream]?.requestsEnded = true
        case .startStream(let part):
            calls[stream]?.isRunning = true
            begun.insert(stream)
            calls[stream]?.put(part)
        case .deliver(let part): calls[stream]?.put(part)
        case .stop(let action): stop(action, stream)
        }
    }

    mutating func stop(_ action: StopAction, _ stream: StreamID) {
        switch action {
        case .ignore: break
        case .end(let error):
            calls[stream] = nil
            sendEnd(stream, RPCV1.End(code: error.code, message: error.message, reason: error.reason))
        case .cancel:
            outbox.discard(stream)
            calls[stream]?.isCancelled = true
            calls[stream]?.pending = []
        }
    }

    mutating func sendEnd(_ stream: StreamID, _ end: RPCV1.End?, _ response: [UInt8] = []) {
        ends[stream, default: 0] += 1
        guard fault == nil else { return }
        outbox.addEnd(stream, metadata: end?.metadata() ?? [], response: response)
    }
}
