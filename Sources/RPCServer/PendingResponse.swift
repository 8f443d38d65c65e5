/// A response of a stream that waits for its turn. Belongs to the loop's thread.
final class PendingResponse: @unchecked Sendable {
    let bytes: [UInt8]
    private var continuation: CheckedContinuation<Void, any Error>?
    private(set) var isWithdrawn = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func wait(_ continuation: CheckedContinuation<Void, any Error>) { self.continuation = continuation }

    func sent() { resume(.success(())) }

    func failed(_ error: any Error) { resume(.failure(error)) }

    /// The sending task was cancelled, perhaps before it has begun to wait.
    func withdraw() {
        isWithdrawn = true
        failed(CancellationError())
    }

    private func resume(_ result: Result<Void, any Error>) {
        continuation?.resume(with: result)
        continuation = nil
    }
}
