import Model
import Synchronization

@testable import Store

/// Somebody who watches: opens a stream at any daemon, and another one from where the last one ended.
final class Watcher: Sendable {
    private struct State {
        var pipe: WatchPipe?
        var isStopped = false
    }

    let name: String
    let ledger: WatchLedger
    /// How long nothing may come: a bookmark comes before.
    private static let patience = Duration.seconds(15)
    private let user: User
    private let scenario: Scenario
    private let state = Mutex(State())

    init(_ scenario: Scenario, number: Int, of users: [User]) {
        self.scenario = scenario
        name = "watcher\(number)"
        user = scenario.chance.pick(users)
        let scope =
            switch scenario.chance.pick(0...2) {
            case 0: WatchScope()
            case 1: WatchScope(org: User.org)
            default: WatchScope(org: User.org, app: user.app)
            }
        let organisations: Set<Name>? = scenario.chance.happens(oneOf: 2) ? nil : [User.org]
        ledger = WatchLedger(
            name, filter: WatchFilter(scope: scope, organisations: organisations), model: scenario.model)
    }

    var pipe: WatchPipe? { state.withLock { $0.pipe } }

    func stop() {
        let pipe = state.withLock { state in
            state.isStopped = true
            return state.pipe
        }
        pipe?.cut()
    }

    func run() async {
        let (clock, chance) = (scenario.clock, scenario.chance)
        while !state.withLock({ $0.isStopped }) {
            try? await clock.sleep(for: chance.milliseconds(20...1500))
            let daemons = scenario.daemons.filter { !$0.process.isDead }
            guard !daemons.isEmpty else { continue }
            await watch(at: chance.pick(daemons))
        }
    }

    private func watch(at daemon: HostDaemon) async {
        let (clock, ledger) = (scenario.clock, ledger)
        let chance = scenario.chance
        let pace = chance.happens(oneOf: 4) ? chance.milliseconds(10...150) : .zero
        let pipe = WatchPipe(clock: clock, way: chance.milliseconds(1...5), pace: pace, ledger: ledger)
        state.withLock { $0.pipe = pipe }
        let position = ledger.open(floor: user.acknowledged)
        scenario.chronicle.note(
            name, "watches at \(daemon.process.name) from \(position.map { "\($0.revision)" } ?? "the beginning")")
        let (name, model) = (name, scenario.model)
        clock.schedule(after: .milliseconds(2)) {
            daemon.take { await $0.serve(name, ledger.filter, from: position, through: pipe, model) }
        }
        lookAfter(pipe)
        if scenario.isStormy, chance.happens(oneOf: 5) {
            clock.schedule(after: chance.milliseconds(5...700)) { pipe.cut() }
        }
        await pipe.waitForEnd()
        scenario.chronicle.note(name, "its stream ends at \(ledger.position.map { "\($0.revision)" } ?? "-")")
    }

    /// A stream on which nothing comes for long is given up.
    private func lookAfter(_ pipe: WatchPipe) {
        let clock = scenario.clock
        clock.schedule(after: .seconds(2)) {
            if pipe.isCut { return }
            if clock.now() - pipe.heardAt > Self.patience { return pipe.cut() }
            self.lookAfter(pipe)
        }
    }
}

extension HostDaemon {
    /// Longest time that a watch may go on after its caller's token was taken away, if nothing is in the way.
    private static let revocationLimit = Duration.seconds(8)

    /// A watch as the daemon serves it.
    fileprivate func serve(
        _ name: String, _ filter: WatchFilter, from position: Position?, through pipe: WatchPipe, _ model: StoreModel
    ) async {
        let recheck: @Sendable () async throws -> Void = {
            let valid = try await self.line.call(from: self.process) { model.principals(tokenIDs: [name]) }
            if valid.isEmpty { throw StoreModel.fault(.unauthenticated, "Unauthenticated") }
        }
        await withDiscardingTaskGroup { group in
            group.addTask {
                do {
                    try await recheck()
                    let principal = StoreModel.principal(name)
                    let watch = self.feed.subscribe(filter, from: position, as: principal, recheck: recheck)
                    for try await event in watch {
                        self.checkRevocation(name, model)
                        try await pipe.send(event)
                    }
                } catch {}
                pipe.cut()
            }
            for await _ in pipe.cuts {}
            group.cancelAll()
        }
        pipe.cut()
    }

    private func checkRevocation(_ name: String, _ model: StoreModel) {
        let now = model.clock.now()
        guard let since = model.with({ $0.revoked[name] }), isServing, !isHindered else { return }
        if now - max(since, calmSince) > Self.revocationLimit {
            model.violation("E: \(name) goes on watching after its token was taken away")
        }
    }
}
