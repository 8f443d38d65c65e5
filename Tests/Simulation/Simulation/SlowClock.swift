/// A daemon's clock that goes at a third of the time: only a planted bug has one.
struct SlowClock: CarryingClock {
    private static let share = 3

    let clock: ManualClock

    func now() -> Duration { clock.now() / Self.share }

    func sleep(until moment: Duration) async throws { try await clock.sleep(until: moment * Self.share) }

    func carry<Value: Sendable>(
        after delay: Duration, isDoneOnCancel: @escaping @Sendable () -> Bool,
        _ effect: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await clock.carry(after: delay, isDoneOnCancel: isDoneOnCancel, effect)
    }
}
