extension ResponseSink {
    /// Sends what a producer gives, in the current task, until that is cancelled.
    public func follow(_ producer: any ResponseProducer) async throws {
        var isUnsent = false
        defer { producer.ended(isUnsent: isUnsent) }
        while true {
            try Task.checkCancellation()
            switch try producer.next() {
            case .response(let response):
                isUnsent = true
                try await send(response)
                isUnsent = false
            case .work: try await producer.work()
            case .wait: await wait(for: producer)
            }
        }
    }

    private func wait(for producer: any ResponseProducer) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waker = ContinuationWaker(continuation)
                guard producer.park(waker) else { return waker.wake() }
                // The handler may have run before there was anybody to wake.
                if Task.isCancelled { producer.unpark() }
            }
        } onCancel: {
            producer.unpark()
        }
    }
}

/// A task that waits for a producer.
private final class ContinuationWaker: ResponseWaker {
    private let continuation: CheckedContinuation<Void, Never>

    init(_ continuation: CheckedContinuation<Void, Never>) { self.continuation = continuation }

    func wake() { continuation.resume() }
}
