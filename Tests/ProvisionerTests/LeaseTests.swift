import Engines
import Lifecycle
import Model
import Store
import Testing

@testable import Provisioner
@testable import Simulation

/// Daemons that share a control plane.
@Suite struct LeaseTests {
    @Test(arguments: 1...20)
    func twoDaemonsNeverActOnOneDatabaseAtOnce(seed: UInt64) throws {
        let scene = Scene(seed: seed)
        scene.configuration.concurrency = 4
        scene.world.with { world in
            world.durations["endVolume"] = .seconds(25)
            world.faults["start"] = [EngineFault(.startFailed, "once", isTransient: true)]
        }
        scene.startDaemon()
        scene.startDaemon()
        let ids = try "abcdef".map { try scene.create(String(repeating: $0, count: 16)) }
        #expect(scene.simulation.run { ids.allSatisfy { scene.state(of: $0) == .ready } })
        #expect(Set(scene.world.with { $0.operations.map(\.daemon) }).count == 2, "both have worked")
        #expect(scene.finish().isEmpty)
    }

    @Test func aLongStepKeepsItsLease() throws {
        let scene = Scene()
        scene.world.with { $0.durations["endVolume"] = .seconds(120) }
        scene.startDaemon()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        #expect(Set(scene.world.with { $0.operations.map(\.daemon) }).count == 1)
        #expect(scene.finish().isEmpty)
    }

    @Test func whoeverLosesTheLeaseStopsAtOnce() throws {
        let scene = Scene()
        scene.world.with { $0.durations["endVolume"] = .seconds(60) }
        let daemon = scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.world.operations(on: id).last == "endVolume" })
        // Somebody else claims the row, as after a pause that was longer than the lease.
        scene.store.with { state in
            state.rows[id]?.fence += 1
            state.rows[id]?.holder = "another"
            state.rows[id]?.leaseEnd = scene.store.now.advanced(by: .seconds(600))
        }
        let lost = scene.simulation.clock.now()
        #expect(scene.simulation.run { scene.world.with { $0.running[id]?.isEmpty } == true })
        #expect(scene.simulation.clock.now() - lost < .seconds(5), "the next renewal shows it")
        _ = scene.simulation.run(for: .seconds(500))
        let later = scene.world.with { $0.operations.filter { $0.at > lost } }
        #expect(later.isEmpty, "\(later)")
        #expect(!daemon.isDead)
        #expect(scene.finish().isEmpty)
    }

    @Test func aLeaseThatCannotBeRenewedIsGivenUpInTime() throws {
        let scene = Scene()
        scene.world.with { $0.durations["endVolume"] = .seconds(60) }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.world.operations(on: id).last == "endVolume" })
        scene.store.with { $0.isDown = true }
        let cut = scene.simulation.clock.now()
        #expect(scene.simulation.run { scene.world.with { $0.running[id]?.isEmpty } == true })
        #expect(scene.simulation.clock.now() - cut <= .seconds(10))
        let leaseEnd = try #require(scene.store.row(id).leaseEnd)
        #expect(scene.store.now <= leaseEnd, "given up before another daemon may claim the row")
        scene.store.with { $0.isDown = false }
        scene.world.with { $0.durations["endVolume"] = nil }
        #expect(scene.reaches(.ready, id))
        #expect(scene.finish().isEmpty)
    }

    /// One daemon is stopped anywhere in a create for twice its lease, another goes on, the first one continues.
    @Test(arguments: 0..<100)
    func aDaemonThatWasStoppedForLongerThanItsLeaseChangesNothing(moment: Int) throws {
        let scene = Scene(seed: UInt64(moment))
        let first = scene.startDaemon()
        let id = try scene.create()
        scene.simulation.run(pieces: 3 * moment)
        first.isStopped = true
        scene.startDaemon()
        let isReady = scene.reaches(.ready, id, within: .seconds(20))
        #expect(isReady || scene.simulation.clock.now() >= .seconds(20))
        let events = scene.store.events(of: id).count
        first.isStopped = false
        _ = scene.simulation.run(for: .seconds(5))
        #expect(scene.reaches(.ready, id))
        #expect(!isReady || scene.store.events(of: id).count == events)
        #expect(scene.world[id].passwordChanges == 1 || scene.world[id].initialisations > 1)
        #expect(scene.finish().isEmpty)
    }

    @Test func aLeaseEndsByTheLocalClock() throws {
        let clock = ManualClock()
        let lease = Lease(
            id: try #require(DatabaseID("aaaaaaaaaaaaaaaa")), fence: 1, length: .seconds(10), claimedAt: .zero,
            clock: clock)
        try lease.check()
        clock.advance(to: .seconds(10))
        #expect(throws: LeaseLost.self) { try lease.check() }
    }
}
