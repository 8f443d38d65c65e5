/// Runs an operation that is cancelled when it takes longer than the limit.
///
/// - Throws: `CancellationError` when the caller's task was cancelled; `DockerFault` (`deadlineExceeded`) when the limit
///   passed first; otherwise what the operation throws.
func withTimeLimit<Value: Sendable>(
    _ limit: Duration, for what: String, _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await operation() }
        group.addTask {
            try await Task.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        if let first = try await group.next(), let value = first { return value }
        try Task.checkCancellation()
        throw DockerFault(.deadlineExceeded, "\(what) took longer than \(limit)")
    }
}
