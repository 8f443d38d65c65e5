import Engines
import Lifecycle
import Model
import Testing

@testable import Provisioner

/// Daemons that die at every call they make, before it takes effect and after.
@Suite struct CrashTests {
    /// Lets a daemon die at its first, second, … call on a way and a second one finish, until the first survives.
    private func dieEverywhere(
        prepare: (Scene) throws -> DatabaseID, ask: (Scene, DatabaseID) -> Void, until end: DatabaseState,
        check: (Scene, DatabaseID) -> Void = { _, _ in }
    ) throws {
        var deaths = 0
        for deathAt in 1...400 {
            let scene = Scene()
            let id = try prepare(scene)
            ask(scene, id)
            let daemon = scene.startDaemon(deathAt: deathAt)
            _ = scene.simulation.run(for: .seconds(30)) {
                daemon.isDead || (scene.state(of: id) == end && scene.store.row(id).holder == nil)
            }
            let hasSurvived = !daemon.isDead
            if !hasSurvived {
                deaths += 1
                scene.startDaemon()
                #expect(scene.reaches(end, id, within: .seconds(60)), "death at call \(deathAt)")
            }
            check(scene, id)
            let violations = scene.finish()
            #expect(violations.isEmpty, "death at call \(deathAt): \(violations)")
            if hasSurvived { break }
        }
        #expect(deaths > 10, "only \(deaths) places to die at")
    }

    private func readyDatabase(_ scene: Scene) throws -> DatabaseID {
        let daemon = scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        daemon.kill()
        _ = scene.simulation.run(for: .seconds(15))
        return id
    }

    @Test func creating() throws {
        try dieEverywhere(prepare: { try $0.create() }, ask: { _, _ in }, until: .ready) { scene, id in
            let place = scene.world[id]
            #expect(place.password == scene.store.password(of: id), "the recorded password logs in")
            #expect(place.passwordChanges == 1 || place.initialisations > 1)
        }
    }

    @Test func deleting() throws {
        try dieEverywhere(prepare: readyDatabase, ask: { $0.delete($1) }, until: .deleted) { scene, id in
            #expect(scene.world[id].initialisations == 1 && scene.world[id].instance == .absent)
        }
    }

    @Test func undeleting() throws {
        try dieEverywhere(
            prepare: { scene in
                let id = try readyDatabase(scene)
                scene.delete(id)
                let daemon = scene.startDaemon()
                #expect(scene.reaches(.deleted, id))
                daemon.kill()
                return id
            }, ask: { $0.undelete($1) }, until: .ready
        ) { scene, id in
            #expect(scene.world[id].initialisations == 1 && scene.world[id].passwordChanges == 1)
        }
    }

    @Test func purging() throws {
        try dieEverywhere(prepare: readyDatabase, ask: { $0.delete($1, withVolume: true) }, until: .purged) {
            scene, id in
            #expect(scene.world.with { $0.places[id] } == nil)
        }
    }

    @Test func healing() throws {
        try dieEverywhere(
            prepare: readyDatabase,
            ask: { scene, id in
                scene.world.killInstance(of: id)
                // At the start of a daemon every live row is due.
                scene.store.with { $0.rows[id]?.nextWake = scene.store.now }
                scene.store.with { $0.rows[id]?.database.state = .degraded }
            }, until: .ready
        ) { scene, id in
            #expect(scene.world[id].initialisations == 1 && scene.world[id].passwordChanges == 1)
        }
    }

    @Test func aLongTimeWithoutADaemonFailsNothing() throws {
        let scene = Scene()
        scene.world.with { $0.durations["endVolume"] = .seconds(5) }
        let daemon = scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.world.operations(on: id).last == "endVolume" })
        daemon.kill()
        _ = scene.simulation.run(for: .seconds(86_400))
        scene.startDaemon()
        #expect(scene.reaches(.ready, id, within: .seconds(30)))
        #expect(!scene.store.states(of: id).contains(.failed))
        #expect(scene.finish().isEmpty)
    }

    /// Deaths one after the other: each daemon lives a little longer than the last.
    @Test func manyDeathsInARow() throws {
        let scene = Scene()
        let id = try scene.create()
        for lifetime in 3...60 {
            let daemon = scene.startDaemon(deathAt: lifetime)
            _ = scene.simulation.run(for: .seconds(15)) { daemon.isDead || scene.state(of: id) == .ready }
            if scene.state(of: id) == .ready { break }
        }
        scene.startDaemon()
        #expect(scene.reaches(.ready, id))
        #expect(scene.finish().isEmpty)
    }
}
