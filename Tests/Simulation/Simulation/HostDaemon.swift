import Engines
import Logging
import Model
import Provisioner
import Synchronization

@testable import Store

/// One run of a daemon with its parts: the real provisioner, the real feed, and what answers calls.
final class HostDaemon: Sendable {
    typealias Job = @Sendable (HostDaemon) async -> Void

    let host: String
    let process: Daemon
    let line: StoreLine
    let model: StoreModel
    let feed: Feed
    private let provisioner: Provisioner
    private let clock: ManualClock
    private let jobs: AsyncStream<Job>
    private let mailbox: AsyncStream<Job>.Continuation
    private let calm = Mutex(Duration.zero)

    /// - Parameter home: daemons of one home follow one another; the next one takes over what the last one held.
    init(_ scenario: Scenario, host: String, home: Int, number: Int, deathAt: Int?) {
        self.host = host
        model = scenario.model
        clock = scenario.clock
        let lane = Lane(scenario.simulation)
        process = Daemon("\(host):\(home)#\(number)", on: lane, deathAt: deathAt)
        line = StoreLine(model: model, chance: scenario.chance)
        (jobs, mailbox) = AsyncStream.makeStream()
        let quiet = Logger(label: process.name) { _ in SwiftLogNoOpLogHandler() }
        let listener = NoticeLine(line: line, notices: model.notices, bug: scenario.bug)
        var configuration = FeedConfiguration(
            ringCapacity: 24, batch: 6, tick: .milliseconds(500), pollInterval: .seconds(2),
            bookmarkInterval: .seconds(6), recheckInterval: .seconds(3), compactionInterval: .seconds(20),
            retention: HistoryRetention(count: 60))
        if scenario.bug == .neitherNewsNorPolls { configuration.pollInterval = .seconds(86_400) }
        feed = Feed(
            history: HistoryLine(line: line, daemon: process, model: model), listener: listener,
            configuration: configuration, clock: FeedClock(clock: clock), logger: quiet)
        let world = scenario.world(of: host)
        let clock: any CarryingClock = scenario.bug == .clocksRunSlow ? SlowClock(clock: self.clock) : self.clock
        provisioner = Provisioner(
            store: StoreClient(model: model, daemon: process, clock: self.clock, host: host, line: line),
            engine: ScriptedEngine(world: world, daemon: process, clock: clock, overseer: model),
            probe: ScriptedProbe(world: world, daemon: process, clock: clock, overseer: model), sealer: OpenSealer(),
            wakeUps: feed.work, clock: clock, randomness: scenario.chance, configuration: scenario.configuration,
            logger: quiet)
        process.runs(as: scenario.simulation.start(on: lane) { await self.run() })
    }

    /// Since when nothing has kept it from its work.
    var calmSince: Duration { calm.withLock { $0 } }

    var isServing: Bool { !process.isDead && !process.isStopped }

    /// Something keeps it from its work at the moment.
    var isHindered: Bool { line.with { $0.isCut || $0.lossRate > 0 } || model.with { $0.isDown } }

    func isDisturbed() { calm.withLock { $0 = clock.now() } }

    func kill() {
        process.isStopped = false
        process.kill()
        mailbox.finish()
    }

    /// Lets it do something for a caller, if it lives to do it.
    func take(_ job: @escaping Job) { mailbox.yield(job) }

    private func run() async {
        let prefix = process.name.split(separator: "#")[0] + "#"
        while !Task.isCancelled {
            do {
                try await line.call(from: process) { self.model.releaseLeases(holderPrefix: String(prefix)) }
                try await line.call(from: process) { self.model.wakeAll(host: self.host) }
                break
            } catch {
                try? await clock.sleep(for: .milliseconds(300))
            }
        }
        await withDiscardingTaskGroup { group in
            group.addTask { await self.provisioner.run() }
            group.addTask { try? await self.feed.run() }
            for await job in jobs {
                guard !Task.isCancelled else { break }
                group.addTask { await job(self) }
            }
            group.cancelAll()
        }
    }
}
