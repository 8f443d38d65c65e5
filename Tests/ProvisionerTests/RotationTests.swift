import Engines
import Lifecycle
import Model
import Testing

@testable import Provisioner
@testable import Simulation

/// A change of the app's password.
@Suite struct RotationTests {
    private func ready() throws -> (Scene, DatabaseID) {
        let scene = Scene()
        scene.world.with { $0.tellsStarts = true }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        return (scene, id)
    }

    private func isRotated(_ scene: Scene, _ id: DatabaseID, within limit: Duration = .seconds(3600)) -> Bool {
        scene.simulation.run(for: limit) {
            let row = scene.store.row(id)
            return row.rotation == nil && row.holder == nil && row.database.state == .ready
        }
    }

    @Test func thePasswordIsChangedProvenAndThenRecorded() throws {
        let (scene, id) = try ready()
        let before = scene.store.row(id)
        let events = scene.store.events(of: id).count
        scene.rotate(id)
        #expect(isRotated(scene, id))
        let after = scene.store.row(id)
        #expect(after.credential?.version == 2 && after.pendingCredential == nil)
        #expect(after.credential != before.credential)
        #expect(scene.world[id].password == scene.store.password(of: id))
        #expect(scene.world[id].sessionsEnded == 1 && scene.world[id].passwordChanges == 2)
        #expect(scene.world.operations(on: id).suffix(2) == ["changePassword", "logIn"])
        let news = scene.store.events(of: id).dropFirst(events)
        #expect(news.allSatisfy { $0.to == .ready }, "it stays Ready")
        #expect(news.map(\.database.step?.name) == [nil, .rotate, nil])
        #expect(news.map(\.reason) == ["LoginProven", "RotationRequested", "LoginProven"])
        #expect(after.database.deadline == nil && after.database.attempt == 0 && after.database.message.isEmpty)
        #expect(scene.finish().isEmpty)
    }

    @Test func eachChangeHasAVersionOfItsOwn() throws {
        let (scene, id) = try ready()
        for version in 2...4 {
            scene.rotate(id)
            #expect(isRotated(scene, id))
            #expect(scene.store.row(id).credential?.version == version)
        }
        #expect(scene.finish().isEmpty)
    }

    @Test func itWaitsForAnInstanceThatIsDown() throws {
        let (scene, id) = try ready()
        scene.world.with { world in
            world.faults["start"] = Array(repeating: .init(.startFailed, "no", isTransient: true), count: 3)
            world.places[id]?.instance = .stopped
        }
        scene.rotate(id)
        #expect(scene.simulation.run { scene.store.row(id).database.reason == "StartFailed" })
        #expect(scene.state(of: id) == .degraded && scene.store.row(id).rotation != nil)
        #expect(isRotated(scene, id))
        #expect(scene.store.events(of: id).contains { $0.to == .degraded && $0.reason == "InstanceStopped" })
        #expect(scene.world[id].password == scene.store.password(of: id))
        #expect(scene.store.row(id).credential?.version == 2)
        #expect(!scene.store.states(of: id).contains(.failed))
        #expect(scene.finish().isEmpty)
    }

    @Test func anInstanceThatWasRestartedMeanwhileIsDegradedFirst() throws {
        let (scene, id) = try ready()
        scene.world.restartInstance(of: id)
        scene.rotate(id)
        #expect(isRotated(scene, id))
        #expect(scene.store.events(of: id).contains { $0.to == .degraded && $0.reason == "InstanceRestarted" })
        #expect(scene.world[id].password == scene.store.password(of: id))
        #expect(scene.finish().isEmpty)
    }

    @Test(arguments: ["changePassword", "logIn", "observe"])
    func aPassingFaultIsOvercomeInReady(operation: String) throws {
        let (scene, id) = try ready()
        scene.world.with { $0.faults[operation] = [.init(.systemError, "for a moment", isTransient: true)] }
        scene.rotate(id)
        #expect(isRotated(scene, id))
        #expect(scene.store.events(of: id).contains { $0.to == .ready && $0.reason == "SystemError" })
        #expect(!scene.store.states(of: id).contains(.degraded))
        #expect(scene.world[id].password == scene.store.password(of: id))
        #expect(scene.finish().isEmpty)
    }

    /// Too late is Degraded, not Failed, and it goes on there.
    @Test(arguments: ["changePassword", "logIn", "observe"])
    func aChangeThatTakesTooLongDegrades(operation: String) throws {
        let (scene, id) = try ready()
        scene.world.with {
            $0.faults[operation] = Array(repeating: .init(.systemError, "gone", isTransient: true), count: 9999)
        }
        let asked = scene.simulation.clock.now()
        scene.rotate(id)
        #expect(scene.simulation.run { scene.state(of: id) != .ready })
        let taken = scene.simulation.clock.now() - asked
        #expect(taken >= .seconds(120) && taken < .seconds(160))
        let database = scene.store.row(id).database
        #expect(database.state == .degraded && database.reason == "RotationFailed")
        #expect(database.message.contains("SystemError: gone"))
        #expect(database.deadline != nil && scene.store.row(id).nextWake != nil)
        scene.world.with { $0.faults[operation] = nil }
        #expect(isRotated(scene, id, within: .seconds(120)))
        #expect(scene.world[id].password == scene.store.password(of: id))
        #expect(!scene.store.states(of: id).contains(.failed))
        #expect(scene.finish().isEmpty)
    }

    @Test func aPermanentFaultDoesNotFailTheDatabaseAtOnce() throws {
        let (scene, id) = try ready()
        scene.world.with { $0.faults["changePassword"] = [.init(.systemError, "never", isTransient: false)] }
        scene.rotate(id)
        #expect(isRotated(scene, id))
        #expect(scene.store.states(of: id) == [.provisioning, .ready, .degraded, .ready])
        #expect(scene.store.events(of: id).contains { $0.reason == "RotationFailed" })
        #expect(scene.finish().isEmpty)
    }

    /// Given up in Degraded as well, it goes on when the database is healed, for neither password is lost.
    @Test func aFailedDatabaseFinishesItsChangeLater() throws {
        let (scene, id) = try ready()
        scene.world.with {
            $0.faults["logIn"] = Array(repeating: .init(.systemError, "gone", isTransient: true), count: 9999)
        }
        scene.rotate(id)
        #expect(scene.reaches(.failed, id))
        #expect(scene.store.row(id).rotation != nil && scene.store.row(id).pendingCredential != nil)
        scene.world.with { $0.faults["logIn"] = nil }
        #expect(isRotated(scene, id))
        #expect(scene.world[id].password == scene.store.password(of: id))
        #expect(scene.finish().isEmpty)
    }

    @Test func aPasswordThatSomebodySetsInBetweenIsSetOnceMore() throws {
        let (scene, id) = try ready()
        scene.rotate(id)
        #expect(
            scene.simulation.run {
                scene.world.operations(on: id).last == "logIn" && scene.world[id].sessionsEnded == 1
            })
        scene.world.with { $0.places[id]?.password = Secret("mine") }
        #expect(isRotated(scene, id))
        #expect(scene.world[id].password == scene.store.password(of: id) && scene.world[id].sessionsEnded == 2)
        #expect(!scene.store.states(of: id).contains(.degraded))
        #expect(scene.finish().isEmpty)
    }

    @Test(arguments: ["changePassword", "logIn"]) func aDeletePreemptsIt(operation: String) throws {
        let (scene, id) = try ready()
        scene.world.with { $0.durations[operation] = .seconds(2) }
        scene.rotate(id)
        #expect(scene.simulation.run { scene.world.operations(on: id).last == operation })
        let asked = scene.simulation.clock.now()
        scene.delete(id)
        #expect(scene.reaches(.deleted, id))
        #expect(scene.simulation.clock.now() - asked < .seconds(5))
        #expect(scene.store.row(id).rotation != nil, "whatever the password is now, it is on record")
        scene.undelete(id)
        #expect(isRotated(scene, id))
        #expect(scene.world[id].password == scene.store.password(of: id))
        #expect(scene.store.row(id).credential?.version == 2)
        #expect(scene.finish().isEmpty)
    }

    @Test func aPurgeForgetsIt() throws {
        let (scene, id) = try ready()
        scene.world.with { $0.durations["changePassword"] = .seconds(2) }
        scene.rotate(id)
        #expect(scene.simulation.run { scene.world.operations(on: id).last == "changePassword" })
        scene.delete(id, withVolume: true)
        #expect(scene.reaches(.purged, id))
        #expect(scene.store.row(id).rotation == nil && scene.store.row(id).pendingCredential == nil)
        #expect(scene.finish().isEmpty)
    }

    @Test func aLongTimeWithoutADaemonFailsNothing() throws {
        let scene = Scene()
        let first = scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        scene.rotate(id)
        #expect(scene.simulation.run { scene.world.operations(on: id).last == "changePassword" })
        first.kill()
        _ = scene.simulation.run(for: .seconds(86_400))
        scene.startDaemon()
        #expect(isRotated(scene, id, within: .seconds(30)))
        #expect(!scene.store.states(of: id).contains(.degraded))
        #expect(scene.world[id].password == scene.store.password(of: id))
        #expect(scene.finish().isEmpty)
    }
}
