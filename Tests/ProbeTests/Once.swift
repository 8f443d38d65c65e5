/// A value that is made at its first use.
actor Once<Value: Sendable> {
    private let make: @Sendable () async throws -> Value
    private var task: Task<Value, any Error>?

    init(_ make: @Sendable @escaping () async throws -> Value) { self.make = make }

    func value() async throws -> Value {
        let task = task ?? Task(operation: make)
        self.task = task
        return try await task.value
    }
}
