/// A task that waits for a request. Belongs to the loop's thread.
final class PendingRequest: @unchecked Sendable {
    private var continuation: CheckedContinuation<[UInt8]?, any Error>?
    private(set) var isWithdrawn = false

    func wait(_ continuation: CheckedContinuation<[UInt8]?, any Error>) { self.continuation = continuation }

    /// The waiting task was cancelled, perhaps before it has begun to wait.
    func withdraw() {
        isWithdrawn = true
        resume(.failure(CancellationError()))
    }

    func resume(_ result: Result<[UInt8]?, any Error>) {
        continuation?.resume(with: result)
        continuation = nil
    }
}
