import Messages
import Wire

// The requests of streams: each goes to the handler when it asks for one.
extension ServerConnection {
    /// A request that is there, or the end of them; `nil` when the handler has to wait.
    ///
    /// - Throws: `CancellationError` when the call is over.
    func requestNow(_ call: ServerCall) throws(CancellationError) -> RequestPart? {
        guard let queue = call.requests else { throw CancellationError() }
        // Only now the caller may send: a call that is refused before it has a handler costs no memory for requests.
        if let credit = machine.requestsWanted(call.stream, core.configuration.requestCredit) { grant(credit, call) }
        guard !queue.isDry else { return nil }
        let request = try queue.take()
        if let request, let credit = machine.requestTaken(call.stream, byteCount: request.count) {
            grant(credit, call)
        }
        return RequestPart(request, isLast: request == nil)
    }

    func wait(
        _ pending: PendingRequest, _ call: ServerCall, _ continuation: CheckedContinuation<[UInt8]?, any Error>
    ) {
        pending.wait(continuation)
        if pending.isWithdrawn { return pending.withdraw() }
        do throws(CancellationError) {
            if let next = try requestNow(call) {
                pending.resume(.success(next.request))
            } else {
                call.requests?.wait(pending)
            }
        } catch {
            pending.resume(.failure(error))
        }
    }

    func withdraw(_ pending: PendingRequest, _ call: ServerCall) {
        call.requests?.withdraw(pending)
        pending.withdraw()
    }

    /// A part of the requests came.
    func deliver(_ part: RequestPart, _ call: ServerCall) {
        call.requests?.put(part)
        while let pending = call.requests?.nextServed() {
            do throws(CancellationError) {
                pending.resume(.success(try requestNow(call)?.request))
            } catch {
                pending.resume(.failure(error))
            }
        }
    }

    private func grant(_ credit: Credit, _ call: ServerCall) {
        guard !isMute else { return }
        socket.outbox.addCredit(call.stream, metadata: RPCV1.Credit(credit).metadata())
        socket.writeAtTurnEnd()
    }
}
