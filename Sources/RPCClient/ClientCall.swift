import EventLoop
import Messages
import Model
import Wire

/// One call from its beginning to its end. Belongs to the loop's thread, apart from what is constant.
final class ClientCall: @unchecked Sendable {
    let method: String
    let options: CallOptions
    let kind: ResponseKind
    /// Moment of the monotonic clock, in nanoseconds, when the caller stops waiting.
    let deadline: UInt64?

    // Only the loop's thread touches what follows.
    let request: [UInt8]
    /// Where the call is open.
    var place: (connection: ClientConnection, stream: StreamID)?
    /// A server that took no new calls has refused it once already.
    var wasRefused = false
    private var responses: [[UInt8]] = []
    private var end: Result<Void, any Error>?
    private var waiter: CheckedContinuation<[UInt8]?, any Error>?

    init(method: String, request: [UInt8], options: CallOptions, kind: ResponseKind) {
        self.method = method
        self.request = request
        self.options = options
        self.kind = kind
        deadline = options.timeout.flatMap { timeout in
            let moment = EventLoop.now().addingReportingOverflow(timeout.wholeNanoseconds)
            return moment.overflow ? nil : moment.partialValue
        }
    }

    var hasEnded: Bool { end != nil }

    /// Waits for the next response; `nil` after the last.
    func next(_ continuation: CheckedContinuation<[UInt8]?, any Error>) {
        if !responses.isEmpty {
            take(responses.removeFirst(), continuation)
        } else if let end {
            continuation.resume(with: end.map { nil })
        } else if waiter == nil {
            waiter = continuation
        } else {
            continuation.resume(
                throwing: Fault(
                    .failedPrecondition, reason: "AlreadyWaiting", "Responses are taken one after the other.",
                    domain: Fault.rpc))
        }
    }

    func deliver(_ response: [UInt8]) {
        guard let waiter else {
            responses.append(response)
            return
        }
        self.waiter = nil
        take(response, waiter)
    }

    private func take(_ response: [UInt8], _ continuation: CheckedContinuation<[UInt8]?, any Error>) {
        if let place { place.connection.responseConsumed(place.stream, byteCount: response.count) }
        continuation.resume(returning: response)
    }

    /// Ends the call; responses that are there already are still handed out.
    func finish(_ result: Result<Void, any Error>) {
        guard end == nil else { return }
        end = result
        place = nil
        waiter?.resume(with: result.map { nil })
        waiter = nil
    }

    /// Forgets the responses that nobody will take.
    func discardResponses() { responses = [] }

    /// The metadata of the OPEN, with the time that is left at `now`.
    ///
    /// - Throws: `Fault` for texts that can't be sent.
    func openMetadata(now: UInt64, largestResponse: UInt32) throws(Fault) -> [UInt8] {
        var credit = Credit.zero
        if case .stream(let granted) = kind { credit = granted }
        let open = RPCV1.Open(
            method: method, timeoutNs: deadline.map { max(1, $0 - min($0, now)) } ?? 0,
            idempotencyKey: options.idempotencyKey, traceparent: options.traceparent,
            metadata: options.metadata.map { RPCV1.MetadataEntry(key: $0.key, value: $0.value) },
            initialCreditMessages: credit.messages, initialCreditBytes: credit.bytes,
            maxResponseBytes: largestResponse)
        do throws(DecodeFault) { return try open.encoded() } catch {
            throw Fault(
                .invalidArgument, reason: "MalformedMetadata", error.description, domain: Fault.rpc,
                notProcessed: true)
        }
    }
}
