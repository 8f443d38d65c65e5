import Model
import Provisioner
import Synchronization

/// A seed's world: a store, hosts with their engines and daemons, users, watchers, and what befalls them.
final class Scenario: Sendable {
    private struct State {
        var daemons: [HostDaemon] = []
        var users: [User] = []
        var watchers: [Watcher] = []
        var isStormy = true
        /// Hosts whose daemons are not to be started again for the moment, until then.
        var rests: [String: Duration] = [:]
        var counts: [String: Int] = [:]
    }

    let seed: UInt64
    let bug: PlantedBug?
    let simulation: Simulation
    let clock: ManualClock
    let model: StoreModel
    let worlds: [String: World]
    let hosts: [String]
    let chance: SeededRandomness
    let chronicle: Chronicle
    let shape: Shape
    /// Where users, watchers and misfortunes live.
    let outside: Lane
    private let state = Mutex(State())

    init(seed: UInt64, bug: PlantedBug?, keepsTrace: Bool) {
        self.seed = seed
        self.bug = bug
        simulation = Simulation(seed: seed)
        clock = simulation.clock
        model = StoreModel(clock: clock, bug: bug)
        let chance = SeededRandomness(seed: seed &* 0x2545_F491_4F6C_DD1D)
        self.chance = chance
        shape = Shape(chance)
        hosts = (1...shape.hosts).map { "host\($0)" }
        let chronicle = Chronicle(clock: clock, isKept: keepsTrace)
        self.chronicle = chronicle
        worlds = Dictionary(
            uniqueKeysWithValues: hosts.map {
                ($0, World(host: $0, bug: bug, chance: chance, chronicle: chronicle))
            })
        outside = Lane(simulation)
        for world in worlds.values {
            world.with { world in
                world.addressBase = "10.0.0"
                world.assignsAddresses = shape.assignsAddresses
                world.initialisesAtStart = shape.initialisesAtStart
                world.tellsStarts = shape.tellsStarts
            }
        }
    }

    /// Times that are shorter than in service, so that more happens in less time.
    var configuration: Provisioner.Configuration {
        var configuration = Provisioner.Configuration()
        configuration.lease = .seconds(4)
        configuration.longestWait = .seconds(4)
        configuration.concurrency = 4
        configuration.policy.readyPeriod = .seconds(8)
        configuration.policy.failedPeriod = .seconds(15)
        configuration.policy.longestBackoff = .seconds(5)
        configuration.policy.looksPerLogin = 3
        return configuration
    }

    var daemons: [HostDaemon] { state.withLock { $0.daemons } }

    var users: [User] { state.withLock { $0.users } }

    var watchers: [Watcher] { state.withLock { $0.watchers } }

    var isStormy: Bool { state.withLock { $0.isStormy } }

    /// How often what has happened.
    var counts: [String: Int] { state.withLock { $0.counts } }

    func count(_ what: String) { state.withLock { $0.counts[what, default: 0] += 1 } }

    func world(of host: String) -> World {
        guard let world = worlds[host] else { preconditionFailure("no host \(host)") }
        return world
    }

    func liveDaemons(of host: String) -> [HostDaemon] { daemons.filter { $0.host == host && !$0.process.isDead } }

    /// Starts a daemon.
    ///
    /// - Parameter home: another one than a living daemon's, for a home is one daemon's only.
    func startDaemon(on host: String, home: Int = 1) {
        let number = state.withLock { state in
            state.counts["daemons", default: 0] += 1
            return state.counts["daemons", default: 0]
        }
        let deathAt = isStormy && chance.happens(oneOf: 4) ? chance.pick(1...120) : nil
        let daemon = HostDaemon(self, host: host, home: home, number: number, deathAt: deathAt)
        chronicle.note(daemon.process.name, "starts" + (deathAt.map { ", to die at call \($0)" } ?? ""))
        state.withLock { $0.daemons.append(daemon) }
    }

    func kill(_ daemon: HostDaemon) {
        chronicle.note(daemon.process.name, "is killed")
        daemon.kill()
    }

    private func tell(_ event: Transition) {
        let database = event.database
        let step = database.step.map { ", \($0.name)" } ?? ""
        chronicle.note(
            event.actor,
            "\(database.revision): \(database.id) \(event.from) → \(event.to)\(step) (\(event.reason)), attempt "
                + "\(database.attempt)")
    }

    /// The whole run.
    ///
    /// - Returns: what went against the rules.
    func run() -> [String] {
        model.notices.add { if case .event(let event) = $0 { self.tell(event) } }
        for host in hosts { startDaemon(on: host) }
        state.withLock { state in
            state.users = (1...shape.users).map { User(self, number: $0) }
            state.watchers = (1...shape.watchers).map { Watcher(self, number: $0, of: state.users) }
        }
        for user in users { simulation.start(on: outside) { await user.run() } }
        for watcher in watchers { simulation.start(on: outside) { await watcher.run() } }
        let storm = Storm(scenario: self)
        simulation.start(on: outside) { await storm.run() }
        simulation.start(on: outside) { await self.keepDaemonsRunning() }
        _ = simulation.run(for: shape.stormTime) { self.hasViolation }
        state.withLock { $0.isStormy = false }
        storm.clearUp()
        // Rows that wait for a moment of a clock that was put back are due with the next start of a daemon.
        if model.with({ $0.hasClockJumped }) { for daemon in daemons { kill(daemon) } }
        var problems: [String] = []
        if !hasViolation { problems = comeToRest() }
        finish()
        return problems + violations
    }

    var violations: [String] {
        model.with { $0.violations } + hosts.flatMap { world(of: $0).with { $0.violations } }
            + watchers.flatMap(\.ledger.problems) + users.flatMap(\.problems)
    }

    private var hasViolation: Bool {
        !model.with { $0.violations.isEmpty } || worlds.values.contains { !$0.with { $0.violations.isEmpty } }
            || watchers.contains { !$0.ledger.problems.isEmpty } || users.contains { !$0.problems.isEmpty }
    }

    /// With nothing in its way, everything comes to what is wanted.
    private func comeToRest() -> [String] {
        let ending = Ending(scenario: self)
        var countdown = 0
        _ = simulation.run(for: .seconds(900)) {
            // Looking at everything costs more than a step of the simulation.
            countdown -= 1
            guard countdown <= 0 else { return false }
            countdown = 50
            return self.hasViolation || ending.isReached
        }
        let problems = ending.problems
        return ending.isReached || hasViolation ? problems : ["C: not at rest: \(ending.unrest)"] + problems
    }

    private func keepDaemonsRunning() async {
        while (try? await clock.sleep(for: .milliseconds(500))) != nil {
            for daemon in daemons where daemon.process.isDead { daemon.kill() }
            state.withLock { $0.daemons.removeAll { $0.process.isDead } }
            for host in hosts where liveDaemons(of: host).isEmpty && !isResting(host) { startDaemon(on: host) }
        }
    }

    /// Lets a host be without a daemon for a while.
    func rest(_ host: String, for time: Duration) { state.withLock { $0.rests[host] = clock.now() + time } }

    private func isResting(_ host: String) -> Bool {
        guard isStormy, let end = state.withLock({ $0.rests[host] }) else { return false }
        return clock.now() < end
    }

    private func finish() {
        for user in users { user.stop() }
        for watcher in watchers { watcher.stop() }
        for daemon in daemons { daemon.kill() }
        simulation.settle()
    }
}
