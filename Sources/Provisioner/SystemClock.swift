/// The machine's monotonic clock; it goes on while the process is stopped and while the machine sleeps.
public struct SystemClock: MonotonicClock {
    private let origin = ContinuousClock.now

    /// A clock that starts at zero.
    public init() {}

    /// The time since the clock was made.
    public func now() -> Duration { origin.duration(to: .now) }

    /// Sleeps without holding a thread.
    public func sleep(until moment: Duration) async throws {
        try await Task.sleep(until: origin.advanced(by: moment), tolerance: .zero, clock: .continuous)
    }
}
