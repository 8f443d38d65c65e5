import Engines
import FaultPoints
import Lifecycle
import Logging
import Model
import Store
import Synchronization

/// Makes what is there what is wanted: claims rows that are due, works on several databases at once and records each
/// step.
public struct Provisioner: Sendable {
    /// How much it does at once, and how it waits.
    public struct Configuration: Sendable {
        /// Databases that are worked on at the same time.
        public var concurrency = 8
        /// How long a claim lasts unless it is renewed; another daemon can go on after that long.
        public var lease: Duration = .seconds(10)
        /// The longest time between two looks for due rows: a lost wake-up delays work by no more than this.
        public var longestWait: Duration = .seconds(5)
        /// The wait after the store did not answer.
        public var storeRetryWait: Duration = .milliseconds(500)
        /// The times of steps, deadlines and retries.
        public var policy = Policy()

        /// The standard values.
        public init() {}
    }

    private let tools: Tools
    private let wakeUps: any AsyncSequence<Void, Never> & Sendable
    private let configuration: Configuration
    private let keeper: PoolKeeper?

    /// Puts a provisioner together.
    ///
    /// - Parameters:
    ///   - store: the rows.
    ///   - engine: where instances run.
    ///   - probe: logs in to tenants' servers.
    ///   - sealer: encrypts passwords for the store.
    ///   - wakeUps: an element says that a row may be due now. It may end and may lose some.
    ///   - clock: for waiting.
    ///   - randomness: for passwords and jitter.
    ///   - pool: which instances are kept ready; `nil` = nothing is known of any.
    ///   - configuration: how much at once, and how long.
    ///   - logger: hears of transitions and faults.
    public init(
        store: any LifecycleStore, engine: any Engine, probe: any TenantProbe, sealer: any CredentialSealer,
        wakeUps: any AsyncSequence<Void, Never> & Sendable, pool: WarmPool? = nil,
        clock: any MonotonicClock = SystemClock(),
        randomness: any Randomness = SystemRandomness(), configuration: Configuration = Configuration(), logger: Logger
    ) {
        tools = Tools(
            store: store, engine: engine, probe: probe, sealer: sealer, clock: clock, randomness: randomness,
            policy: configuration.policy, logger: logger)
        let tools = tools
        keeper = pool.map {
            PoolKeeper(
                pool: $0, engine: engine, creates: tools.creates, clock: clock, randomness: randomness, logger: logger)
        }
        self.wakeUps = wakeUps
        self.configuration = configuration
    }

    /// Works until its task is cancelled. Work that is cut off then is completed by whoever claims the row next.
    public func run() async {
        let signal = WakeSignal()
        let poolSignal = WakeSignal()
        let active = ActiveSet(limit: configuration.concurrency)
        var unprepared = keeper
        await withDiscardingTaskGroup { group in
            group.addTask { await forward(to: signal) }
            group.addTask {
                await tools.engine.follow { id in
                    // The write that ends the work says when to look again: it would take the place of this.
                    if active.keepWord(of: id) { return }
                    await wake(id)
                    signal.raise()
                }
            }
            while !Task.isCancelled {
                let wait: Duration
                do {
                    if let keeper = unprepared {
                        try await keeper.begin()
                        unprepared = nil
                        group.addTask { await keeper.run(told: poolSignal) }
                    }
                    for (record, claimedAt) in try await claim(active.free) {
                        FaultPoint.reached("claim.held")
                        guard active.insert(record.database.id) else { continue }
                        group.addTask {
                            await tools.creates.during(record) { await work(on: record, claimedAt: claimedAt) }
                            if record.isPooled || CreateGauge.counts(record) { poolSignal.raise() }
                            if active.remove(record.database.id) { await wake(record.database.id) }
                            signal.raise()
                        }
                    }
                    wait = active.free > 0 ? try await timeToNextWake() : configuration.longestWait
                } catch {
                    if !Task.isCancelled {
                        tools.logger.warning("no rows could be claimed", metadata: ["error": "\(error)"])
                    }
                    wait = configuration.storeRetryWait
                }
                await signal.wait(atMost: wait, clock: tools.clock)
            }
            group.cancelAll()
        }
    }

    private func forward(to signal: WakeSignal) async {
        for await _ in wakeUps { signal.raise() }
    }

    /// Makes a row due, for the engine says that something has happened to its instance or volume.
    private func wake(_ id: DatabaseID) async {
        do {
            try FaultPoint.passed("wake.unsent")
            try await tools.store.wake(id)
        } catch {
            // The next look that is due sees it too.
            guard !Task.isCancelled else { return }
            tools.logger.warning("an event was lost", metadata: ["database": "\(id)", "error": "\(error)"])
        }
    }

    /// Rows that are due, with the local time before they were asked for.
    private func claim(_ limit: Int) async throws -> [(Record, Duration)] {
        guard limit > 0 else { return [] }
        let askedAt = tools.clock.now()
        try FaultPoint.passed("claim.unsent")
        return try await tools.store.claim(limit: limit, lease: configuration.lease).map { ($0, askedAt) }
    }

    private func timeToNextWake() async throws -> Duration {
        guard let next = try await tools.store.nextWake() else { return configuration.longestWait }
        let wait = next.since(try await tools.store.now())
        // A row that is due and was not claimed is somebody else's at the moment: not a reason to spin.
        return min(max(wait, .milliseconds(10)), configuration.longestWait)
    }

    private func work(on record: Record, claimedAt: Duration) async {
        let id = record.database.id
        let lease = Lease(
            id: id, fence: record.fence, length: configuration.lease, claimedAt: claimedAt, clock: tools.clock)
        let tools = tools
        do {
            let change = try await lease.hold(in: tools.store) {
                var work = Work(on: record, lease: lease, tools: tools)
                return try await work.run()
            }
            // Only now, for a renewal must not overtake the end of the lease.
            change.reachedUnwritten()
            _ = try await tools.store.apply(
                change, to: id, fence: record.fence, generation: record.database.generation)
            change.reachedWritten()
        } catch is Superseded {
            tools.logger.debug("something else is wanted meanwhile", metadata: ["database": "\(id)"])
        } catch {
            // The row stays as it is and becomes due with the end of its lease.
            guard !Task.isCancelled else { return }
            tools.logger.warning("work was cut off", metadata: ["database": "\(id)", "error": "\(error)"])
        }
    }
}
