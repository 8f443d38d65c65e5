import EventLoop
import Logging
import Messages
import Model
import RPCTransport
import Wire

// How calls end.
extension ServerConnection {
    /// The handler has answered.
    func ended(_ call: ServerCall, _ response: [UInt8]) {
        switch leave(call, responseByteCount: response.count) {
        case .ignore: return
        case .with(let error): sendEnd(call, Fault(error))
        case .asHandled:
            guard !isMute else { break }
            let limit = Int(machine.peerLimits.metadataBytes)
            socket.outbox.addEnd(
                call.stream, metadata: RPCV1.End.metadata(trailers: call.context.trailers.all, limit: limit),
                response: response)
            socket.writeAtTurnEnd()
        }
        endIfDone()
    }

    /// The handler has failed.
    func ended(_ call: ServerCall, _ error: any Error) {
        switch leave(call, responseByteCount: 0) {
        case .ignore: return
        case .with(let error): sendEnd(call, Fault(error))
        case .asHandled: sendEnd(call, fault(for: error, call))
        }
        endIfDone()
    }

    private func leave(_ call: ServerCall, responseByteCount: Int) -> EndAction {
        loop.checkIsolated()
        calls[call.stream] = nil
        if !call.pending.isEmpty {
            for pending in call.pending { pending.failed(CancellationError()) }
            call.pending = []
        }
        call.requests?.close()
        return machine.handlerEnded(call.stream, responseByteCount: responseByteCount)
    }

    private func fault(for error: any Error, _ call: ServerCall) -> Fault {
        if let fault = error as? Fault { return fault }
        // A handler may wrap its cancellation in an error of its own.
        if error is CancellationError || call.isCancelled { return Fault(.cancelled) }
        core.logger.error(
            "handler failed",
            metadata: [
                "method": "\(call.context.method)", "request-id": "\(call.context.requestID)", "error": "\(error)",
            ])
        return Fault(.internal, reason: "Internal", "The server has an internal error.", domain: Fault.rpc)
    }

    private func sendEnd(_ call: ServerCall, _ fault: Fault) {
        sendEnd(call.stream, fault, trailers: call.context.trailers.all)
    }

    private func sendEnd(_ stream: StreamID, _ fault: Fault, trailers: [CallMetadata] = []) {
        guard !isMute else { return }
        socket.outbox.addEnd(
            stream,
            metadata: RPCV1.End.metadata(fault, trailers: trailers, limit: Int(machine.peerLimits.metadataBytes)))
        socket.writeAtTurnEnd()
    }

    func stop(_ action: StopAction, _ stream: StreamID) {
        switch action {
        case .ignore: break
        case .end(let error):
            calls[stream] = nil
            sendEnd(stream, Fault(error))
            endIfDone()
        case .cancel:
            socket.outbox.discard(stream)
            calls[stream]?.cancel()
            releaseHeld()
        }
    }

    /// Ends a call when its time is over.
    func watch(_ deadline: UInt64) {
        if deadlines == nil {
            let watch = DeadlineWatch(on: loop)
            watch.start { [unowned self] in endDue(at: $0) }
            deadlines = watch
        }
        deadlines?.note(deadline)
    }

    private func endDue(at now: UInt64) -> UInt64? {
        var next: UInt64?
        for call in Array(calls.values) {
            guard let deadline = call.context.deadline else { continue }
            if deadline <= now {
                stop(machine.deadlinePassed(call.stream), call.stream)
            } else {
                next = min(next ?? .max, deadline)
            }
        }
        return next
    }
}
