import Engines
import Lifecycle
import Model
import Testing

@testable import Provisioner
@testable import Simulation

/// Engines that give out addresses themselves, initialise at the first start and know their instances' starts.
@Suite struct AssignedAddressTests {
    private func ready() throws -> (Scene, DatabaseID) {
        let scene = Scene()
        scene.world.with { world in
            world.assignsAddresses = true
            world.initialisesAtStart = true
            world.tellsStarts = true
        }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        return (scene, id)
    }

    @Test func theAddressIsRecordedAfterTheStart() throws {
        let (scene, id) = try ready()
        let steps = scene.store.events(of: id).compactMap(\.database.step?.name)
        #expect(steps == [.network, .image, .volume, .instance, .network, .credentials, .login])
        #expect(scene.store.row(id).database.endpoint == Endpoint(host: "10.9.0.1"))
        #expect(scene.store.row(id).systemIdentifier == "1", "read after the first start was over")
        #expect(scene.store.row(id).incarnation == "start 1")
        #expect(scene.world[id].initialisations == 1 && scene.world[id].passwordChanges == 1)
        #expect(scene.finish().isEmpty)
    }

    @Test func anotherAddressIsSeenRecordedAndSaid() throws {
        let (scene, id) = try ready()
        scene.world.restartInstance(of: id)
        #expect(scene.simulation.run { scene.state(of: id) == .degraded })
        #expect(scene.reaches(.ready, id))
        let database = scene.store.row(id).database
        #expect(database.endpoint == Endpoint(host: "10.9.0.2") && database.reason == "LoginProven")
        let degraded = scene.store.events(of: id).filter { $0.to == .degraded }
        #expect(degraded.map(\.reason) == ["AddressChanged", "AddressChanged"])
        #expect(degraded.map(\.database.step?.name) == [.network, .login])
        #expect(degraded.allSatisfy { $0.database.message.contains("the connection string has changed") })
        #expect(scene.world[id].starts == 2, "nothing was stopped for it")
        #expect(scene.finish().isEmpty)
    }

    @Test func aKilledInstanceComesBackElsewhere() throws {
        let (scene, id) = try ready()
        scene.world.killInstance(of: id)
        #expect(scene.simulation.run { scene.state(of: id) == .degraded })
        #expect(scene.reaches(.ready, id))
        #expect(scene.store.row(id).database.endpoint == Endpoint(host: "10.9.0.2"))
        let messages = scene.store.events(of: id).map(\.database.message)
        #expect(messages.contains { $0.contains("the connection string has changed") })
        #expect(scene.world[id].initialisations == 1 && scene.world[id].passwordChanges == 1)
        #expect(scene.finish().isEmpty)
    }

    /// As after a restart of the host, which gives all addresses out anew.
    @Test func databasesThatHaveExchangedTheirAddressesAreHealed() throws {
        let (scene, first) = try ready()
        let second = try scene.create("bbbbbbbbbbbbbbbb")
        #expect(scene.reaches(.ready, second))
        let (one, two) = (scene.store.row(first).database.endpoint, scene.store.row(second).database.endpoint)
        scene.world.with { world in
            let instances = [first, second].map { world.places[$0]?.instance ?? .absent }
            world.places[first]?.instance = instances[1]
            world.places[second]?.instance = instances[0]
            for id in [first, second] { world.places[id]?.starts += 1 }
        }
        #expect(
            scene.simulation.run {
                scene.store.row(first).database.endpoint == two && scene.store.row(second).database.endpoint == one
            })
        #expect(scene.reaches(.ready, first) && scene.reaches(.ready, second))
        #expect(!scene.store.states(of: first).contains(.failed) && !scene.store.states(of: second).contains(.failed))
        #expect(scene.finish().isEmpty)
    }

    @Test func anUndeleteTakesTheNewAddress() throws {
        let (scene, id) = try ready()
        scene.delete(id)
        #expect(scene.reaches(.deleted, id))
        scene.undelete(id)
        #expect(scene.reaches(.ready, id))
        #expect(scene.store.row(id).database.endpoint == Endpoint(host: "10.9.0.2"))
        #expect(scene.finish().isEmpty)
    }

    @Test func anInitialisationThatIsInterruptedIsRepeated() throws {
        let scene = Scene()
        scene.world.with { $0.initialisesAtStart = true }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.world.operations(on: id).last == "prepare" })
        scene.world.killInstance(of: id)
        #expect(scene.reaches(.ready, id))
        #expect(scene.world[id].initialisations == 2)
        #expect(scene.store.row(id).systemIdentifier == "1" && scene.world[id].password == scene.store.password(of: id))
        #expect(scene.finish().isEmpty)
    }

    @Test func aRestartByTheEngineIsProvenAgain() throws {
        let scene = Scene()
        scene.world.with { $0.tellsStarts = true }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        _ = scene.simulation.run(for: .seconds(300))
        #expect(scene.store.states(of: id) == [.provisioning, .ready], "nothing changes by itself")
        scene.world.restartInstance(of: id)
        #expect(scene.simulation.run { scene.state(of: id) == .degraded })
        #expect(scene.store.row(id).database.reason == "InstanceRestarted")
        #expect(scene.reaches(.ready, id))
        #expect(scene.store.row(id).incarnation == "start 2")
        _ = scene.simulation.run(for: .seconds(300))
        #expect(scene.store.states(of: id) == [.provisioning, .ready, .degraded, .ready])
        #expect(scene.finish().isEmpty)
    }

    @Test func startsThatTheEngineBeginsToTellAreRecordedInSilence() throws {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        let events = scene.store.events(of: id).count
        scene.world.with { $0.tellsStarts = true }
        _ = scene.simulation.run(for: .seconds(60))
        #expect(scene.store.row(id).incarnation == "start 1" && scene.store.events(of: id).count == events)
        #expect(scene.finish().isEmpty)
    }

    /// A restart between the start by the provisioner and the login that is to prove it.
    @Test func anInstanceThatEndsRightAfterItsStartIsTriedAgainLater() throws {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.world.operations(on: id).last == "prepare" })
        let daemon = scene.world.with { $0.running[id]?.isEmpty }
        #expect(daemon == false)
        #expect(scene.simulation.run { scene.world.with { $0.running[id]?.isEmpty } == true })
        scene.world.killInstance(of: id)
        #expect(scene.simulation.run { scene.store.row(id).database.reason == "InstanceStopped" })
        #expect(scene.reaches(.ready, id))
        #expect(scene.finish().isEmpty)
    }
}
