import Engines
import Lifecycle
import Model
import Testing

@testable import Provisioner
@testable import Simulation

/// What an engine's events are for.
@Suite struct EventTests {
    @Test func anEventIsFollowedAtOnce() throws {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        _ = scene.simulation.run(for: .seconds(3))
        let killed = scene.simulation.clock.now()
        scene.world.killInstance(of: id)
        #expect(scene.simulation.run { scene.state(of: id) == .degraded })
        #expect(scene.simulation.clock.now() - killed < .milliseconds(50))
        #expect(scene.reaches(.ready, id))
        #expect(scene.finish().isEmpty)
    }

    /// An event that comes while the database is looked at says what that look may have missed.
    @Test(arguments: 0..<40) func anEventDuringALookIsNotLost(moment: Int) throws {
        let scene = Scene(seed: UInt64(moment))
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        scene.store.with { $0.rows[id]?.nextWake = scene.store.now }
        scene.world.with { for follower in $0.followers { follower.yield(id) } }
        scene.simulation.run(pieces: moment)
        let killed = scene.simulation.clock.now()
        scene.world.killInstance(of: id)
        #expect(scene.simulation.run { scene.state(of: id) == .degraded })
        #expect(scene.simulation.clock.now() - killed < .milliseconds(100))
        #expect(scene.reaches(.ready, id))
        #expect(scene.finish().isEmpty)
    }

    /// What an instance's start and end by the provisioner itself says does not make it try faster.
    @Test func eventsOfItsOwnMakingDoNotHurryWork() throws {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        scene.world.with { world in
            world.faults["start"] = Array(repeating: .init(.startFailed, "no", isTransient: true), count: 9999)
        }
        scene.world.killInstance(of: id)
        let begun = scene.world.operations(on: id).count { $0 == "start" }
        for _ in 0..<300 {
            scene.world.with { for follower in $0.followers { follower.yield(id) } }
            _ = scene.simulation.run(for: .seconds(1))
        }
        #expect((5...40).contains(scene.world.operations(on: id).count { $0 == "start" } - begun))
        #expect(scene.finish().isEmpty)
    }

    @Test func aLostEventIsMadeUpFor() throws {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        scene.store.with { $0.isDown = true }
        scene.world.killInstance(of: id)
        _ = scene.simulation.run(for: .milliseconds(100))
        scene.store.with { $0.isDown = false }
        #expect(scene.simulation.run(for: .seconds(40)) { scene.state(of: id) == .degraded })
        #expect(scene.reaches(.ready, id))
        #expect(scene.finish().isEmpty)
    }

    @Test func anEventOfADeletedDatabaseIsLookedAt() throws {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        scene.delete(id)
        #expect(scene.reaches(.deleted, id))
        scene.world.with { world in
            world.places[id]?.instance = .running(address: nil, processID: 1)
            for follower in world.followers { follower.yield(id) }
        }
        #expect(scene.simulation.run(for: .seconds(20)) { scene.world[id].instance == .absent })
        #expect(scene.finish().isEmpty)
    }
}
