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
        /// Databases at rest that are looked at at the same time.
        public var looks = 32
        /// How often the rows that something has to be done for are asked for while looks end one after the other.
        public var workPeriod: Duration = .milliseconds(100)
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

    let tools: Tools
    private let wakeUps: any AsyncSequence<Void, Never> & Sendable
    let configuration: Configuration
    private let keeper: PoolKeeper?
    let room: WorkRoom
    let looks: LookWriter

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
                pool: $0, engine: engine, creates: tools.creates, sealer: sealer, clock: clock, randomness: randomness,
                logger: logger)
        }
        self.wakeUps = wakeUps
        self.configuration = configuration
        room = WorkRoom(limit: configuration.concurrency)
        looks = LookWriter(store: store)
    }

    /// Works until its task is cancelled. Work that is cut off then is completed by whoever claims the row next.
    public func run() async {
        let signal = WakeSignal()
        let poolSignal = WakeSignal()
        let active = ActiveSet(looks: configuration.looks)
        let word = WorkWord()
        var unprepared = keeper
        await withDiscardingTaskGroup { group in
            group.addTask { await forward(to: signal, word) }
            group.addTask { await looks.run() }
            group.addTask {
                await tools.engine.follow { id in
                    // The write that ends the work says when to look again: it would take the place of this.
                    if active.keepWord(of: id) { return }
                    await wake(id)
                    signal.raise()
                }
            }
            while !Task.isCancelled {
                var wait = configuration.storeRetryWait
                do {
                    if let keeper = unprepared {
                        try await keeper.begin()
                        unprepared = nil
                        group.addTask { await keeper.run(told: poolSignal) }
                    }
                    let asked = Asked(
                        work: word.isDue(at: tools.clock.now(), each: configuration.workPeriod) ? room.free : 0,
                        looks: active.freeLooks)
                    let claimed = try await claim(asked)
                    for (record, claimedAt) in claimed {
                        FaultPoint.reached("claim.held")
                        let isLook = record.isAtRest
                        guard active.insert(record.database.id, asLook: isLook) else { continue }
                        if !isLook { room.takeAtOnce() }
                        group.addTask {
                            await tools.creates.during(record) { await work(on: record, claimedAt: claimedAt) }
                            if record.isPooled || CreateGauge.counts(record) { poolSignal.raise() }
                            let isAwaited = active.remove(record.database.id)
                            if isAwaited { await wake(record.database.id) }
                            if isAwaited || !isLook { word.give() }
                            // Looks are claimed for many at a time.
                            if isAwaited || !isLook || active.freeLooks > 0 { signal.raise() }
                        }
                    }
                    if asked.isAnswered(by: claimed.map(\.0)) {
                        word.give()
                        wait = try await timeToNextWake()
                    } else {
                        wait = configuration.workPeriod
                    }
                } catch {
                    if !Task.isCancelled {
                        tools.logger.warning("no rows could be claimed", metadata: ["error": "\(error)"])
                    }
                    word.give()
                }
                await signal.wait(atMost: wait, clock: tools.clock)
            }
            group.cancelAll()
        }
    }

    private func forward(to signal: WakeSignal, _ word: WorkWord) async {
        for await _ in wakeUps {
            word.give()
            signal.raise()
        }
    }

    /// Rows that are due, with the local time before they were asked for.
    private func claim(_ asked: Asked) async throws -> [(Record, Duration)] {
        guard asked.work + asked.looks > 0 else { return [] }
        let askedAt = tools.clock.now()
        try FaultPoint.passed("claim.unsent")
        return try await tools.store.claim(work: asked.work, looks: asked.looks, lease: configuration.lease)
            .map { ($0, askedAt) }
    }

    private func timeToNextWake() async throws -> Duration {
        guard let next = try await tools.store.nextWake() else { return configuration.longestWait }
        let wait = next.since(try await tools.store.now())
        // A row that is due and was not claimed is somebody else's at the moment: not a reason to spin.
        return min(max(wait, .milliseconds(10)), configuration.longestWait)
    }
}
