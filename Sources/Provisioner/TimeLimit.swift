import Lifecycle

/// Runs an operation that is cancelled when it takes longer than the limit.
///
/// - Throws: `CancellationError` when the caller's task was cancelled; `StepFault` (`StepDeadlineExceeded`) when the
///   limit passed first; otherwise what the operation throws.
func withTimeLimit<Value: Sendable>(
    _ limit: Duration, clock: any MonotonicClock, _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await operation() }
        group.addTask {
            try await clock.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        if let first = try await group.next(), let value = first { return value }
        group.cancelAll()
        // An operation that made it all the same has made it.
        if let last = try? await group.next(), let value = last { return value }
        try Task.checkCancellation()
        throw StepFault(.stepDeadlineExceeded, "took longer than \(limit)", isTransient: true)
    }
}
