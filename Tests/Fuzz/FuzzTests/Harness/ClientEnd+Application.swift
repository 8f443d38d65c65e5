import Messages
import RPCTransport
@testable import Wire

// What the application does.
extension ClientEnd {
    /// Streams of the calls that are open and not given up.
    var open: [StreamID] { calls.filter { $0.value.outcomes == 0 }.keys.sorted() }

    /// Makes a call; returns its stream, if it may begin now.
    ///
    /// - Parameter request: `nil` = without message, which only streams of requests are.
    @discardableResult
    mutating func call(
        _ shape: MethodShape, request: [UInt8]?, credit: Credit, largestResponse: UInt32, deadline: UInt64?,
        key: String = ""
    ) -> StreamID? {
        guard !isOver else { return nil }
        let path = ServerEnd.methods.first { $0.value == shape }?.key ?? ""
        let isLast = !shape.takesStream
        // As the protocol wants it: the largest message always fits.
        let largest = largestResponse == 0 ? hello.limits.messageBytes : min(largestResponse, hello.limits.messageBytes)
        let granted =
            shape.givesStream
            ? Credit(messages: max(1, credit.messages), bytes: max(credit.bytes, largest)) : .zero
        let open = RPCV1.Open(
            timeoutNs: deadline == nil ? 0 : 1, method: path, idempotencyKey: key,
            initialCreditMessages: granted.messages,
            initialCreditBytes: granted.bytes, maxResponseBytes: largestResponse, withoutMessage: request == nil)
        let metadata = open.metadata()
        let admission = machine.admission(
            requestByteCount: request?.count ?? 0, metadataByteCount: metadata.count)
        guard admission == .open else { return nil }
        let call = CallerCall(shape: shape, deadline: deadline, requestsEnded: isLast)
        let stream = machine.callStarted(
            call, shape.givesStream ? .stream(granted) : .one, largestResponse: largestResponse,
            sendsRequests: !isLast)
        call.stream = stream
        if let request { call.sent.append(request) }
        calls[stream] = call
        audit.opened[stream] = shape
        outbox.addOpen(stream, metadata: metadata, deadline: deadline, request: request, isLast: isLast)
        return stream
    }

    /// Sends a request of an open call, when there is credit for it.
    mutating func send(_ stream: StreamID, _ request: [UInt8]) {
        guard let call = calls[stream], call.outcomes == 0, !call.requestsEnded, call.pending.count < 8 else { return }
        call.pending.append(request)
        sendRequests(stream)
    }

    /// There is no further request.
    mutating func endRequests(_ stream: StreamID) {
        guard let call = calls[stream], call.outcomes == 0, !call.requestsEnded else { return }
        call.requestsEnded = true
        if call.pending.isEmpty, machine.requestsEnded(stream) { outbox.addHalfClose(stream) }
    }

    mutating func sendRequests(_ stream: StreamID) {
        guard let call = calls[stream] else { return }
        while let first = call.pending.first {
            switch machine.requestOffered(stream, byteCount: first.count) {
            case .send:
                let isLast = call.requestsEnded && call.pending.count == 1 && machine.requestsEnded(stream)
                outbox.addMessage(stream, first, isLast: isLast)
                call.sent.append(first)
                call.pending.removeFirst()
                if isLast { return }
            case .wait: return
            case .fail: call.pending.removeFirst()
            case .unwanted: call.pending = []
            }
        }
        if call.requestsEnded, machine.requestsEnded(stream) { outbox.addHalfClose(stream) }
    }

    /// The caller wants no more of a call.
    mutating func giveUp(_ stream: StreamID) {
        guard let call = calls[stream], machine.callGivenUp(stream) else { return }
        call.wasGivenUp = true
        call.outcomes += 1
        sendCancel(stream)
    }

    /// The application takes a response.
    mutating func take(_ stream: StreamID) {
        guard let call = calls[stream], !call.held.isEmpty else { return }
        let byteCount = call.held.removeFirst()
        if let credit = machine.responseConsumed(stream, byteCount: byteCount) {
            outbox.addCredit(stream, metadata: RPCV1.Credit(credit).metadata())
        }
    }
}
