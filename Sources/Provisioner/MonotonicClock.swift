/// Time on this machine, for waiting only: leases and deadlines are in the store's time.
public protocol MonotonicClock: Sendable {
    /// The time since some fixed moment; it never goes back.
    func now() -> Duration

    /// Returns at that time or soon after it.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    func sleep(until moment: Duration) async throws
}

extension MonotonicClock {
    /// Returns after that time or soon after it.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    public func sleep(for duration: Duration) async throws { try await sleep(until: now() + duration) }
}
