/// Runs a body in a task of its own, a child of the current one, on the same executor.
///
/// A task keeps the memory of its deepest call until it ends. A watch goes deep to read the store, and then waits for
/// hours near its surface: what it needed below is given back with the child.
nonisolated(nonsending) func apart(_ body: @escaping @Sendable () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask(operation: body)
        try await group.next()
    }
}
