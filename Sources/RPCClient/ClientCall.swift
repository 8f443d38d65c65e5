import EventLoop
import Messages
import Model
import RPCTransport
import Wire

/// One call from its beginning to its end. Belongs to the loop's thread, apart from what is constant.
final class ClientCall: @unchecked Sendable {
    let kind: ResponseKind
    /// Moment of the monotonic clock, in nanoseconds, when the caller stops waiting.
    let deadline: UInt64?
    /// Largest response in bytes; 0 = what HELLO says.
    let largestResponse: UInt32
    /// The one request; `nil` for a call whose requests follow.
    let request: [UInt8]?
    private let onEnd: (@Sendable (CallEnd) -> Void)?

    // Only the loop's thread touches what follows.
    /// Of the OPEN, without the time that is left, or why it can't be.
    private(set) var metadata: Result<[UInt8], Fault>
    /// Where the call is open.
    var place: (connection: ClientConnection, stream: StreamID)?
    /// A server that took no new calls has refused it once already.
    var wasRefused = false
    var requests = RequestQueue()
    private var responses: [[UInt8]] = []
    private var end: Result<Void, any Error>?
    private var waiter: UnsafeContinuation<[UInt8]?, any Error>?

    init(
        method: String, request: [UInt8]?, options: CallOptions, kind: ResponseKind, largestResponse: UInt32 = 0
    ) {
        self.request = request
        self.kind = kind
        self.largestResponse = largestResponse
        onEnd = options.onEnd
        let deadline = options.timeout.flatMap { timeout -> UInt64? in
            let moment = EventLoop.now().addingReportingOverflow(timeout.wholeNanoseconds)
            return moment.overflow ? nil : moment.partialValue
        }
        self.deadline = deadline
        metadata = Result { () throws(Fault) in
            try Self.metadata(method, options, kind, (request == nil, deadline != nil, largestResponse))
        }
    }

    var hasEnded: Bool { end != nil }

    /// It may be made again over another connection: once, and while no request has gone that it no longer holds.
    var canBeMadeAgain: Bool { !wasRefused && !requests.hasSent }

    // MARK: Responses

    /// Waits for the next response; `nil` after the last.
    func next(_ continuation: UnsafeContinuation<[UInt8]?, any Error>) {
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

    private func take(_ response: [UInt8], _ continuation: UnsafeContinuation<[UInt8]?, any Error>) {
        if let place { place.connection.responseConsumed(place.stream, byteCount: response.count) }
        continuation.resume(returning: response)
    }

    /// Forgets the responses that nobody will take.
    func discardResponses() { responses = [] }

    // MARK: Requests

    /// Takes a request that is to be sent; the sender goes on when it is.
    func offer(_ request: [UInt8], _ sender: UnsafeContinuation<Void, any Error>) {
        if let end {
            if case .failure(let error) = end {
                sender.resume(throwing: error)
            } else {
                sender.resume(throwing: Fault.requestUnwanted)
            }
        } else if requests.isFinished {
            sender.resume(throwing: Fault.requestsFinished)
        } else {
            requests.append(request, sender)
            place?.connection.sendRequests(of: self)
        }
    }

    func finishRequests() {
        guard end == nil, !requests.isFinished else { return }
        requests.isFinished = true
        place?.connection.sendRequests(of: self)
    }

    // MARK: The end

    /// Ends the call; responses that are there already are still handed out.
    ///
    /// - Parameters:
    ///   - response: that of a call with one, which went well.
    ///   - trailers: what the server sent behind the last response.
    func finish(_ result: Result<Void, any Error>, response: [UInt8]? = nil, trailers: [CallMetadata] = []) {
        guard end == nil else { return }
        end = result
        place = nil
        metadata = .success([])
        // Before anybody goes on, so that who has the answer also has what came behind it.
        if let onEnd { onEnd(CallEnd(fault: Self.fault(of: result), trailers: trailers)) }
        if case .failure(let error) = result {
            requests.failAll(error)
        } else {
            requests.failAll(Fault.requestUnwanted)
        }
        guard let waiter else {
            if let response { responses.append(response) }
            return
        }
        self.waiter = nil
        waiter.resume(with: response.map { .success($0) } ?? result.map { nil })
    }

    private static func fault(of result: Result<Void, any Error>) -> Fault? {
        guard case .failure(let error) = result else { return nil }
        return error as? Fault ?? Fault(StreamError.cancelled)
    }

    /// The metadata of the OPEN, with room for the time that is left where there is a deadline.
    private static func metadata(
        _ method: String, _ options: CallOptions, _ kind: ResponseKind,
        _ says: (withoutMessage: Bool, hasDeadline: Bool, largestResponse: UInt32)
    ) throws(Fault) -> [UInt8] {
        var credit = Credit.zero
        if case .stream(let granted) = kind { credit = granted }
        let open = RPCV1.Open(
            timeoutNs: says.hasDeadline ? 1 : 0, method: method, idempotencyKey: options.idempotencyKey,
            traceparent: options.traceparent,
            metadata: options.metadata.map { RPCV1.MetadataEntry(key: $0.key, value: $0.value) },
            initialCreditMessages: credit.messages, initialCreditBytes: credit.bytes,
            maxResponseBytes: says.largestResponse, withoutMessage: says.withoutMessage)
        do throws(DecodeFault) { return try open.encoded() } catch {
            throw Fault(
                .invalidArgument, reason: "MalformedMetadata", error.description, domain: Fault.rpc,
                notProcessed: true)
        }
    }
}
