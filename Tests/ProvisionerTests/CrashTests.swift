import Engines
import Lifecycle
import Model
import Testing

@testable import Provisioner
@testable import Simulation

/// Daemons that die at every call they make, before it takes effect and after.
@Suite struct CrashTests {
    /// Lets a daemon die at its first, second, … call on a way and a second one finish, until the first survives.
    private func dieEverywhere(
        prepare: (Scene) throws -> DatabaseID, ask: (Scene, DatabaseID) -> Void, until end: DatabaseState,
        check: (Scene, DatabaseID) -> Void = { _, _ in },
        isDone: (Scene, DatabaseID) -> Bool = { _, _ in true },
        always: (Scene, DatabaseID) -> Bool = { _, _ in true }
    ) throws {
        var deaths = 0
        for deathAt in 1...400 {
            let scene = Scene()
            let id = try prepare(scene)
            ask(scene, id)
            var exceptions = 0
            func hasEnded() -> Bool {
                if !always(scene, id) { exceptions += 1 }
                return scene.state(of: id) == end && scene.store.row(id).holder == nil && isDone(scene, id)
            }
            let daemon = scene.startDaemon(deathAt: deathAt)
            _ = scene.simulation.run(for: .seconds(30)) {
                hasEnded() || daemon.isDead
            }
            let hasSurvived = !daemon.isDead
            if !hasSurvived {
                deaths += 1
                scene.startDaemon()
                let isCompleted = scene.simulation.run(for: .seconds(60), until: hasEnded)
                #expect(isCompleted, "death at call \(deathAt)")
            }
            #expect(exceptions == 0, "death at call \(deathAt)")
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

    /// At every moment one of the stored passwords logs in, wherever a daemon dies.
    private func aStoredPasswordLogsIn(_ scene: Scene, _ id: DatabaseID) -> Bool {
        guard let password = scene.world[id].password else { return false }
        return password == scene.store.password(of: id) || password == scene.store.pendingPassword(of: id)
    }

    @Test func rotating() throws {
        try dieEverywhere(
            prepare: readyDatabase, ask: { $0.rotate($1) }, until: .ready,
            check: { scene, id in
                #expect(scene.store.row(id).credential?.version == 2 && scene.store.row(id).pendingCredential == nil)
                #expect(scene.world[id].password == scene.store.password(of: id))
                #expect(scene.world[id].passwordChanges == 2, "there is no third password")
                #expect(scene.world[id].sessionsEnded >= 1)
                #expect(!scene.store.states(of: id).contains(.failed))
            }, isDone: { $0.store.row($1).rotation == nil }, always: aStoredPasswordLogsIn)
    }

    /// The instance dies as well, so that the change is completed on the way of the healing.
    @Test func rotatingWhileTheInstanceDies() throws {
        try dieEverywhere(
            prepare: readyDatabase,
            ask: { scene, id in
                scene.rotate(id)
                scene.world.killInstance(of: id)
            }, until: .ready,
            check: { scene, id in
                #expect(scene.store.row(id).credential?.version == 2)
                #expect(scene.world[id].password == scene.store.password(of: id))
                #expect(scene.world[id].initialisations == 1 && scene.world[id].passwordChanges == 2)
            }, isDone: { $0.store.row($1).rotation == nil }, always: aStoredPasswordLogsIn)
    }

    /// The instance dies in the midst of the change, with and without the daemon.
    @Test(arguments: 0..<40) func theInstanceDiesAnywhereInARotation(moment: Int) throws {
        let scene = Scene(seed: UInt64(moment))
        let id = try readyDatabase(scene)
        scene.rotate(id)
        let daemon = scene.startDaemon()
        scene.simulation.run(pieces: moment * 3)
        scene.world.killInstance(of: id)
        if moment.isMultiple(of: 2) {
            daemon.kill()
            scene.startDaemon()
        }
        var exceptions = 0
        let isDone = scene.simulation.run(for: .seconds(90)) {
            if !aStoredPasswordLogsIn(scene, id) { exceptions += 1 }
            let row = scene.store.row(id)
            return row.rotation == nil && row.database.state == .ready && row.holder == nil
        }
        #expect(isDone && exceptions == 0)
        #expect(scene.store.row(id).credential?.version == 2)
        #expect(scene.finish().isEmpty)
    }

    @Test func creatingWithAddressesOfTheEngine() throws {
        try dieEverywhere(
            prepare: { scene in
                scene.world.with { world in
                    world.assignsAddresses = true
                    world.initialisesAtStart = true
                    world.tellsStarts = true
                    world.image = "i"
                }
                return try scene.create()
            }, ask: { _, _ in }, until: .ready
        ) { scene, id in
            #expect(scene.world[id].password == scene.store.password(of: id), "the recorded password logs in")
            #expect(scene.store.row(id).systemIdentifier != nil && scene.store.row(id).image == "i")
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
