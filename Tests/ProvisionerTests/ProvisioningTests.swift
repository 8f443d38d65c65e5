import Engines
import Lifecycle
import Model
import Testing

@testable import Provisioner
@testable import Simulation

/// The ways of a database when nothing goes wrong.
@Suite struct ProvisioningTests {
    @Test func aCreateBecomesReadyStepByStep() throws {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        let steps = scene.store.events(of: id).compactMap(\.database.step?.name)
        #expect(steps == [.network, .image, .volume, .instance, .credentials, .login])
        #expect(
            scene.world.operations(on: id)
                == ["reserveNetwork", "prepareImage", "beginVolume", "endVolume", "start", "prepare", "logIn"])
        let row = scene.store.row(id)
        #expect(row.everReady && row.systemIdentifier == "1" && row.credential != nil)
        #expect(row.database.reason == "LoginProven" && row.database.step == nil && row.database.deadline == nil)
        #expect(row.database.endpoint == Endpoint(host: "127.0.97.1"))
        #expect(scene.finish().isEmpty)
    }

    /// Beside the engine's own time there is a write for each step and little else.
    @Test func aCreateAddsFewRoundTrips() throws {
        let scene = Scene()
        scene.startDaemon()
        _ = scene.simulation.run(for: .seconds(60))
        let begun = scene.simulation.clock.now()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        // Two looks and seven operations of 10 ms; claim, address, six beginnings and the end of 1 ms each.
        #expect(scene.simulation.clock.now() - begun <= .milliseconds(9 * 10 + 10))
        #expect(scene.finish().isEmpty)
    }

    @Test func manyAreMadeAtOnceButNotTooMany() throws {
        let scene = Scene()
        scene.configuration.concurrency = 3
        scene.startDaemon()
        let ids = try "abcdefgh".map { try scene.create(String(repeating: $0, count: 16)) }
        var most = 0
        let isDone = scene.simulation.run {
            most = max(most, scene.world.with { $0.running.values.count { !$0.isEmpty } })
            return ids.allSatisfy { scene.state(of: $0) == .ready }
        }
        #expect(isDone && most == 3)
        #expect(scene.finish().isEmpty)
    }

    @Test func deleteAndUndeleteKeepVolumeAddressAndPassword() throws {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        let (before, place) = (scene.store.row(id), scene.world[id])
        scene.delete(id)
        #expect(scene.reaches(.deleted, id))
        #expect(scene.world[id].instance == .absent && scene.world[id].volume == place.volume)
        #expect(scene.store.row(id).database.volumeRetained)
        #expect(scene.store.row(id).nextWake == nil)
        scene.undelete(id)
        #expect(scene.reaches(.ready, id))
        let after = scene.store.row(id)
        #expect(after.database.endpoint == before.database.endpoint && after.credential == before.credential)
        #expect(after.systemIdentifier == before.systemIdentifier && !after.database.volumeRetained)
        #expect(scene.world[id].initialisations == 1 && scene.world[id].passwordChanges == 1)
        #expect(scene.finish().isEmpty)
    }

    @Test func purgeLeavesNothing() throws {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        scene.delete(id, withVolume: true)
        #expect(scene.reaches(.purged, id))
        #expect(scene.world.with { $0.places[id] } == nil)
        #expect(scene.store.row(id).database.endpoint == nil && !scene.store.row(id).database.volumeRetained)
        #expect(scene.store.states(of: id) == [.provisioning, .ready, .deleting, .purging, .purged])
        #expect(scene.finish().isEmpty)
    }

    @Test func deleteInMidProvisioningWins() throws {
        let scene = Scene()
        scene.world.with { $0.durations["endVolume"] = .seconds(2) }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.world.operations(on: id).last == "endVolume" })
        let asked = scene.simulation.clock.now()
        scene.delete(id)
        #expect(scene.reaches(.deleted, id))
        #expect(scene.simulation.clock.now() - asked < .seconds(3), "no lease has to run out first")
        #expect(!scene.world.operations(on: id).contains("start"))
        scene.undelete(id)
        #expect(scene.reaches(.ready, id), "what was never Ready is completed")
        #expect(scene.finish().isEmpty)
    }

    @Test func aWakeUpIsFollowedAtOnce() throws {
        let scene = Scene()
        scene.startDaemon()
        _ = scene.simulation.run(for: .milliseconds(2500))
        let begun = scene.simulation.clock.now()
        let id = try scene.create()
        #expect(scene.simulation.run { !scene.world.operations(on: id).isEmpty })
        #expect(scene.simulation.clock.now() - begun < .milliseconds(50))
        #expect(scene.finish().isEmpty)
    }

    @Test func aLostWakeUpCostsNoMoreThanTheLongestWait() throws {
        let scene = Scene()
        scene.startDaemon()
        _ = scene.simulation.run(for: .seconds(1))
        let id = try scene.create()
        // The only reader of the wake-ups is too late for this one.
        scene.store.with { $0.rows[id]?.nextWake = scene.store.now.advanced(by: .milliseconds(100)) }
        #expect(scene.reaches(.ready, id, within: .seconds(6)))
        #expect(scene.finish().isEmpty)
    }
}
