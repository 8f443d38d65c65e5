import Model

/// Asks a daemon that can't be reached again and again, as a watch does.
struct Persistence: Sendable {
    /// Hears once why an answer is missing.
    let absent: @Sendable (Fault) async -> Void
    let pause: @Sendable (Duration) async throws -> Void

    private static let firstDelay = Duration.milliseconds(100)
    private static let longestDelay = Duration.seconds(2)

    /// - Throws: what the body throws, but for faults of the code `unavailable`; `CancellationError` when the task is
    ///   cancelled.
    func answer<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        var delay = Self.firstDelay
        var isSaid = false
        while true {
            do { return try await body() } catch let fault as Fault where fault.code == .unavailable {
                // A cancelled call may end with a fault of the transport's.
                try Task.checkCancellation()
                if !isSaid { await absent(fault) }
                isSaid = true
            }
            try await pause(delay * Double.random(in: 0.5...1))
            delay = min(delay * 2, Self.longestDelay)
        }
    }
}
