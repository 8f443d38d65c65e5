import Engines
import Lifecycle
import Model
import Testing

@testable import Provisioner
@testable import Simulation

/// What becomes of a Ready database when something happens to it.
@Suite struct HealingTests {
    private func ready() throws -> (Scene, DatabaseID) {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        return (scene, id)
    }

    @Test func aKilledInstanceIsHealed() throws {
        let (scene, id) = try ready()
        scene.world.killInstance(of: id)
        _ = scene.simulation.run(for: .seconds(31))
        #expect(scene.state(of: id) == .ready)
        #expect(scene.store.states(of: id) == [.provisioning, .ready, .degraded, .ready])
        #expect(scene.store.events(of: id).contains { $0.to == .degraded && $0.reason == "InstanceStopped" })
        #expect(scene.world[id].initialisations == 1 && scene.world[id].passwordChanges == 1)
        #expect(scene.finish().isEmpty)
    }

    @Test func anInstanceAtAnotherAddressIsBroughtBack() throws {
        let (scene, id) = try ready()
        scene.world.with { $0.places[id]?.instance = .running(address: "127.66.6.6", processID: 1) }
        #expect(scene.simulation.run { scene.store.events(of: id).contains { $0.reason == "AddressLost" } })
        #expect(scene.reaches(.ready, id))
        #expect(scene.world[id].instance == .running(address: "127.0.97.1", processID: 1))
        #expect(scene.finish().isEmpty)
    }

    @Test(arguments: [Observation.Volume.missing, .incomplete])
    func aMissingVolumeFailsTheDatabaseForGood(volume: Observation.Volume) throws {
        let (scene, id) = try ready()
        let kept = scene.world[id].volume
        scene.world.with { world in
            world.places[id]?.volume = volume
            world.places[id]?.instance = .absent
        }
        #expect(scene.reaches(.failed, id))
        #expect(scene.store.row(id).database.reason == "VolumeMissing")
        let events = scene.store.events(of: id).count
        _ = scene.simulation.run(for: .seconds(3600))
        #expect(scene.state(of: id) == .failed && scene.world[id].initialisations == 1)
        #expect(scene.store.events(of: id).count == events, "looking again is nothing to tell")
        scene.world.with { $0.places[id]?.volume = kept }
        #expect(scene.reaches(.ready, id), "the volume came back")
        #expect(scene.finish().isEmpty)
    }

    @Test func aForeignVolumeIsNotUsed() throws {
        let (scene, id) = try ready()
        scene.world.with { $0.places[id]?.volume = .present(version: .standard, systemIdentifier: "666") }
        #expect(scene.reaches(.failed, id))
        #expect(scene.store.row(id).database.reason == "VolumeForeign")
        #expect(scene.store.row(id).systemIdentifier == "1")
        #expect(scene.finish().isEmpty)
    }

    @Test func aPasswordThatWasChangedByHandIsLeftAlone() throws {
        let (scene, id) = try ready()
        scene.world.with { $0.places[id]?.password = Secret("mine") }
        #expect(scene.simulation.run { scene.store.row(id).database.reason == "LoginRefused" })
        #expect(scene.reaches(.degraded, id), "a login is tried now and then")
        #expect(scene.store.row(id).database.message.contains("somebody has changed it"))
        #expect(scene.store.row(id).database.message.contains("rotated"))
        let logins = scene.world.operations(on: id).count { $0 == "logIn" }
        _ = scene.simulation.run(for: .seconds(3600))
        #expect(scene.state(of: id) == .degraded, "nobody gives up what runs")
        #expect(scene.world.operations(on: id).count { $0 == "logIn" } - logins < 60, "and nobody insists")
        #expect(scene.world[id].password == Secret("mine"))
        scene.rotate(id)
        #expect(scene.reaches(.ready, id), "another password is what its owner may ask for")
        #expect(scene.world[id].password != Secret("mine"))
        #expect(!scene.finish().contains { !$0.hasPrefix("B:") }, "its owner has broken B")
    }

    @Test func anInstanceThatDiesWhileALoginIsWaitedForIsNoticedSoon() throws {
        let scene = Scene()
        scene.world.with { $0.durations["logIn"] = .seconds(20) }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.world.operations(on: id).last == "logIn" })
        scene.world.killInstance(of: id)
        let died = scene.simulation.clock.now()
        #expect(scene.simulation.run { scene.store.row(id).database.reason == "InstanceStopped" })
        #expect(scene.simulation.clock.now() - died < .seconds(1))
        #expect(scene.reaches(.ready, id))
        #expect(scene.finish().isEmpty)
    }

    @Test func aDeadEngineDoesNotChangeWhatIsReady() throws {
        let (scene, id) = try ready()
        let events = scene.store.events(of: id).count
        scene.world.with {
            $0.faults["observe"] = Array(repeating: EngineFault(.systemError, "down", isTransient: true), count: 5)
        }
        _ = scene.simulation.run(for: .seconds(60))
        #expect(scene.state(of: id) == .ready && scene.store.events(of: id).count == events)
        #expect(scene.finish().isEmpty)
    }

    @Test func anInstanceThatShouldNotRunIsStopped() throws {
        let (scene, id) = try ready()
        scene.delete(id)
        #expect(scene.reaches(.deleted, id))
        scene.world.with { $0.places[id]?.instance = .running(address: nil, processID: 1) }
        // As a daemon does at its start.
        scene.store.with { $0.rows[id]?.nextWake = scene.store.now }
        #expect(scene.simulation.run { scene.world[id].instance == .absent })
        #expect(scene.reaches(.deleted, id))
        #expect(scene.store.events(of: id).contains { $0.reason == "InstanceFound" })
        #expect(scene.finish().isEmpty)
    }

    @Test func idleDatabasesAreLookedAtOnlyNowAndThen() throws {
        let (scene, id) = try ready()
        let count = { scene.world.with { $0.operations.count { $0.name == "observe" && $0.id == id } } }
        let (before, logins) = (count(), scene.world.operations(on: id).count { $0 == "logIn" })
        _ = scene.simulation.run(for: .seconds(3000))
        #expect((90...150).contains(count() - before))
        let laterLogins = scene.world.operations(on: id).count { $0 == "logIn" } - logins
        #expect((1...40).contains(laterLogins), "\(laterLogins) logins")
        #expect(scene.finish().isEmpty)
    }
}
