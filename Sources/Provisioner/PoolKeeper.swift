import Engines
import Logging
import Model
import Store

/// Keeps instances ready that belong to nobody yet, so that a create finds one.
///
/// It only says which entries are wanted; making and destroying them is the provisioner's work, as with every other row.
/// A create never waits for anything here.
struct PoolKeeper: Sendable {
    let pool: WarmPool
    let engine: any Engine
    let creates: CreateGauge
    let sealer: any CredentialSealer
    let clock: any MonotonicClock
    let randomness: any Randomness
    let logger: Logger

    /// How long no create may have been worked on before something is made for nobody: creates come in bursts.
    static let calm = Duration.seconds(2)
    /// How long an entry makes way, so that the pool is filled beside creates that never stop, too.
    static let patience = Duration.seconds(60)
    /// The longest time between two looks at the pool.
    private static let longestWait = Duration.seconds(5)
    /// The same where nothing is wanted and nothing is there.
    private static let idleWait = Duration.seconds(60)
    /// How often what the entries take is measured, at least, and at most.
    private static let measuringPeriods = Duration.seconds(10)...Duration.seconds(60)

    /// When something was measured, and what there was then.
    private struct Measurement {
        var at: Duration
        var pools: [PoolStatus]
    }

    /// Forgets what a copy of the control plane has brought back, and records what is wanted. To be done before the
    /// provisioner claims anything: what such an entry stands for may be somebody's by now.
    func begin() async throws {
        let forgotten = try await pool.store.forgetForeignPool()
        if !forgotten.isEmpty {
            logger.warning(
                "entries of the warm pool came with an old copy of the control plane; they are left alone and forgotten",
                metadata: ["databases": "\(forgotten.map(\.rawValue).joined(separator: " "))"])
        }
        try await pool.store.configurePool(pool.sizes)
    }

    /// Tends the pool whenever it is told to, and now and then by itself, until its task is cancelled.
    func run(told signal: WakeSignal) async {
        var last: Measurement?
        var tendedAt = clock.now()
        while !Task.isCancelled {
            var wait = Self.longestWait
            do {
                if creates.isCalm(for: Self.calm) || (creates.isIdle && clock.now() - tendedAt >= Self.patience) {
                    try await tend()
                    last = try await measure(after: last)
                    tendedAt = clock.now()
                } else {
                    wait = Self.calm
                }
                if pool.sizes.isEmpty, try await pool.store.pools().isEmpty { wait = Self.idleWait }
            } catch {
                if !Task.isCancelled {
                    logger.warning("the warm pool can't be tended", metadata: ["error": "\(error)"])
                }
            }
            await signal.wait(atMost: wait, clock: clock)
        }
    }

    private func tend() async throws {
        let discarded = try await pool.store.discardPoolEntries()
        if !discarded.isEmpty {
            logger.info(
                "entries of the warm pool are removed",
                metadata: ["databases": "\(discarded.map(\.rawValue).joined(separator: " "))"])
        }
        // An entry needs a password.
        if sealer.isSealed { return }
        let lacking = try await lacking()
        guard !lacking.isEmpty else { return }
        let versions = try await makeable(lacking)
        guard !versions.isEmpty else { return }
        var random = RandomBits(source: randomness)
        let id = DatabaseID(using: &random)
        guard let version = try await pool.store.refillPool(id, of: versions) else { return }
        logger.debug("an entry of the warm pool is made", metadata: ["database": "\(id)", "version": "\(version)"])
    }

    private func lacking() async throws -> [EngineVersion] {
        try await pool.store.pools().filter { $0.size > $0.ready + $0.making }.map(\.version)
    }

    /// Those that the engine has and that the disk has room for; of the others it is recorded why not.
    private func makeable(_ versions: [EngineVersion]) async throws -> [EngineVersion] {
        let installed = Set(try await engine.versions().map(\.version))
        let free = try await engine.freeBytes()
        var makeable: [EngineVersion] = []
        for version in versions {
            var (reason, message) = ("", "")
            if !installed.contains(version) {
                reason = "UnknownVersion"
                message = "The engine has no PostgreSQL \(version)."
            } else if let free, free < pool.leastFreeBytes {
                reason = "LowDisk"
                message =
                    "The disk that holds the data has \(free >> 20) MiB left; the pool is filled again with "
                    + "\(pool.leastFreeBytes >> 20) MiB."
            } else {
                makeable.append(version)
            }
            try await pool.store.recordPoolObstacle(of: version, reason: reason, message: message)
        }
        return makeable
    }

    /// Soon after entries have come or gone, and now and then: an engine may have to read all of them for it.
    private func measure(after last: Measurement?) async throws -> Measurement? {
        var pools = try await pool.store.pools()
        for index in pools.indices { (pools[index].memoryBytes, pools[index].diskBytes) = (0, 0) }
        if let last {
            let age = clock.now() - last.at
            guard
                age >= Self.measuringPeriods.upperBound
                    || (age >= Self.measuringPeriods.lowerBound && last.pools != pools)
            else { return last }
        }
        let entries = try await pool.store.poolEntries()
        let usage = entries.isEmpty ? [:] : try await engine.usage(of: Array(entries.keys))
        for version in pools.map(\.version) {
            let own = entries.filter { $0.value == version }.compactMap { usage[$0.key] }
            try await pool.store.recordPoolUsage(
                of: version, memory: own.reduce(0) { $0 + $1.memoryBytes }, disk: own.reduce(0) { $0 + $1.diskBytes })
        }
        return Measurement(at: clock.now(), pools: pools)
    }
}

/// Makes identifiers from the provisioner's randomness.
private struct RandomBits: RandomNumberGenerator {
    let source: any Randomness

    mutating func next() -> UInt64 { source.next() }
}
