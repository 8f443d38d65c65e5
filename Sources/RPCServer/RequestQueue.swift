import Wire

/// Requests of a stream that came and were not taken yet. Belongs to the loop's thread.
final class RequestQueue: @unchecked Sendable {
    private var requests: [[UInt8]] = []
    private var taken = 0
    private var isComplete = false
    private var isOver = false
    private var waiters: [PendingRequest] = []

    /// Something came.
    func put(_ part: RequestPart) {
        if let request = part.request { requests.append(request) }
        if part.isLast { isComplete = true }
    }

    /// The next waiting task, if something can be handed to it.
    func nextServed() -> PendingRequest? { waiters.isEmpty || isDry ? nil : waiters.removeFirst() }

    /// Whether who asks has to wait.
    var isDry: Bool { taken == requests.count && !isComplete && !isOver }

    /// The next request; `nil` after the last. Not while it is dry.
    ///
    /// - Throws: `CancellationError` when the call is over.
    func take() throws(CancellationError) -> [UInt8]? {
        guard !isOver else { throw CancellationError() }
        guard taken < requests.count else { return nil }
        let request = requests[taken]
        taken += 1
        if taken == requests.count {
            requests = []
            taken = 0
        }
        return request
    }

    func wait(_ waiter: PendingRequest) { waiters.append(waiter) }

    func withdraw(_ waiter: PendingRequest) { waiters.removeAll { $0 === waiter } }

    /// The call is over: nothing is handed out any more.
    func close() {
        isOver = true
        requests = []
        taken = 0
        for waiter in waiters { waiter.resume(.failure(CancellationError())) }
        waiters = []
    }
}
