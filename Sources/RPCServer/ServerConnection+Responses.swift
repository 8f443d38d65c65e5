import Model
import RPCTransport
import Wire

// The responses of streams: each goes when the caller's credit and the socket have room for it.
extension ServerConnection {
    /// Whether the response could go at once.
    ///
    /// - Throws: the `Fault` of a response that may not go, or `CancellationError` when the call is over.
    func sendNow(_ response: [UInt8], _ call: ServerCall) throws -> Bool {
        guard call.pending.isEmpty else { return false }
        return try offer(response, call)
    }

    func send(_ pending: PendingResponse, _ call: ServerCall, _ continuation: CheckedContinuation<Void, any Error>) {
        pending.wait(continuation)
        if pending.isWithdrawn { return pending.withdraw() }
        call.pending.append(pending)
        pump(call)
    }

    func withdraw(_ pending: PendingResponse, _ call: ServerCall) {
        call.pending.removeAll { $0 === pending }
        pending.withdraw()
        pump(call)
    }

    /// Sends what waits, as far as credit and room go.
    func pump(_ call: ServerCall) {
        call.followed?.roomCame()
        while let first = call.pending.first {
            do {
                guard try offer(first.bytes, call) else { return }
                call.pending.removeFirst()
                first.sent()
            } catch {
                call.pending.removeFirst()
                first.failed(error)
            }
        }
    }

    private func offer(_ response: [UInt8], _ call: ServerCall) throws -> Bool {
        guard !isMute else { throw CancellationError() }
        guard socket.hasRoom else {
            starved.append(call)
            return false
        }
        switch machine.responseOffered(call.stream, byteCount: response.count) {
        case .send:
            socket.outbox.addMessage(call.stream, response)
            socket.writeAtTurnEnd()
            return true
        case .wait: return false
        case .fail(let error): throw Fault(error)
        case .discard: throw CancellationError()
        }
    }

    func outputDrained() {
        guard !starved.isEmpty else { return }
        let calls = starved
        starved = []
        for call in calls { pump(call) }
    }
}
