import Model
import Synchronization

/// The network between one daemon and the store: it takes time and loses calls, answers and notifications.
final class StoreLine: Sendable {
    struct State: Sendable {
        /// Nothing gets through.
        var isCut = false
        /// One of how many calls, or of their answers, gets lost; 0 = none.
        var lossRate: UInt64 = 0
        /// One of how many notifications gets lost; 0 = none.
        var noticeLossRate: UInt64 = 0
        /// The longest way there or back, in milliseconds.
        var longestWay = 6
    }

    static let unreachable = Fault(.unavailable, reason: "Unreachable", "the store does not answer")

    private let model: StoreModel
    private let clock: ManualClock
    private let chance: SeededRandomness
    private let state = Mutex(State())

    init(model: StoreModel, chance: SeededRandomness) {
        self.model = model
        self.clock = model.clock
        self.chance = chance
    }

    func with<Value>(_ body: (inout State) throws -> Value) rethrows -> Value { try state.withLock { try body(&$0) } }

    /// A call to the store, which may get lost on its way there and on its way back.
    func call<Value: Sendable>(
        from daemon: Daemon, _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try daemon.pass()
        let isLost = isLost
        // A commit that is on its way arrives also when the daemon is stopped, and often when it dies.
        let result: Result<Value, any Error> = try await clock.carry(
            after: way, isDoneOnCancel: { [chance] in chance.happens(oneOf: 2) }
        ) {
            if isLost || self.model.with({ $0.isDown }) { throw Self.unreachable }
            return Result { try body() }
        }
        try await clock.sleep(for: way)
        try daemon.pass()
        if self.isLost { throw Self.unreachable }
        return try result.get()
    }

    /// Brings a notification to a daemon, if it gets through.
    func carryNotice(_ deliver: @escaping @Sendable () -> Void) {
        let rate = with { $0.isCut ? 1 : $0.noticeLossRate }
        if rate > 0, chance.next() % rate == 0 { return }
        clock.schedule(after: way, deliver)
    }

    private var way: Duration { chance.milliseconds(1...with { max($0.longestWay, 1) }) }

    private var isLost: Bool {
        let state = with { $0 }
        return state.isCut || (state.lossRate > 0 && chance.next() % state.lossRate == 0)
    }
}
