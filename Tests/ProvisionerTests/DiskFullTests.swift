import Engines
import Lifecycle
import Model
import Testing

@testable import Provisioner
@testable import Simulation

/// What becomes of a database when the disk that its data lies on has no room left.
@Suite struct DiskFullTests {
    private func ready() throws -> (Scene, DatabaseID) {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        return (scene, id)
    }

    private func starts(_ scene: Scene, _ id: DatabaseID) -> Int {
        scene.world.operations(on: id).count { $0 == "start" }
    }

    private func waits(_ scene: Scene, _ id: DatabaseID) -> Bool {
        scene.simulation.run { scene.store.row(id).database.reason == "DiskFull" && scene.store.row(id).holder == nil }
    }

    /// The server runs all the time: its owner can make room.
    @Test func aFullDiskIsWaitedForAndHealed() throws {
        let (scene, id) = try ready()
        let starts = starts(scene, id)
        scene.world.with { $0.freeBytes = 3 << 20 }
        #expect(waits(scene, id))
        let row = scene.store.row(id)
        #expect(row.database.state == .degraded && row.database.message.contains("less than 4 MiB left"))
        #expect(row.nextWake != nil && row.database.deadline != nil && row.database.step == nil)
        let events = scene.store.events(of: id).count
        for _ in 0..<10 {
            _ = scene.simulation.run(for: .seconds(360))
            #expect(scene.state(of: id) == .degraded)
            #expect(try #require(scene.store.row(id).database.deadline) > scene.store.now)
        }
        #expect(scene.store.events(of: id).count - events < 20, "an hour of waiting is little to tell")
        #expect(self.starts(scene, id) == starts)
        scene.world.with { $0.freeBytes = 1 << 30 }
        #expect(scene.reaches(.ready, id, within: .seconds(60)))
        #expect(self.starts(scene, id) == starts)
        #expect(scene.finish().isEmpty)
    }

    @Test func whatEndedForWantOfRoomIsNotStartedInALoop() throws {
        let (scene, id) = try ready()
        let before = starts(scene, id)
        scene.world.with { $0.freeBytes = 0 }
        scene.world.killInstance(of: id)
        #expect(waits(scene, id))
        _ = scene.simulation.run(for: .seconds(3600))
        #expect(scene.state(of: id) == .degraded && starts(scene, id) == before)
        scene.world.with { $0.freeBytes = DiskRoom.enough }
        #expect(scene.reaches(.ready, id, within: .seconds(60)))
        #expect(starts(scene, id) == before + 1)
        #expect(scene.finish().isEmpty)
    }

    /// The engine can't say what is free: the instance's last words do.
    @Test func lastWordsTellOfAFullDisk() throws {
        let (scene, id) = try ready()
        let before = starts(scene, id)
        let fault = EngineFault(
            .startFailed, "it ended at once", isTransient: true,
            logTail: ["LOG:  starting PostgreSQL 16", "PANIC:  could not write to file: No space left on device"])
        scene.world.with { $0.faults["start"] = Array(repeating: fault, count: 20) }
        scene.world.killInstance(of: id)
        #expect(waits(scene, id))
        #expect(scene.store.row(id).database.message.contains("is full"))
        _ = scene.simulation.run(for: .seconds(1200))
        #expect(scene.state(of: id) == .degraded)
        #expect((5...20).contains(starts(scene, id) - before), "\(starts(scene, id) - before) tries in 20 minutes")
        scene.world.with { $0.faults["start"] = [] }
        #expect(scene.reaches(.ready, id, within: .seconds(600)))
        #expect(scene.finish().isEmpty)
    }

    @Test func aCreateSaysWhatItWaitsForAndEnds() throws {
        let scene = Scene()
        scene.world.with { $0.freeBytes = 0 }
        scene.startDaemon()
        let id = try scene.create()
        #expect(waits(scene, id))
        #expect(scene.state(of: id) == .provisioning)
        #expect(scene.reaches(.failed, id))
        #expect(scene.store.row(id).database.reason == "DeadlineExceeded")
        #expect(scene.store.row(id).database.message.contains("DiskFull"))
        #expect(scene.finish().isEmpty)
    }

    @Test func aCreateGoesOnWhenThereIsRoom() throws {
        let scene = Scene()
        scene.world.with { $0.freeBytes = 0 }
        scene.startDaemon()
        let id = try scene.create()
        #expect(waits(scene, id))
        scene.world.with { $0.freeBytes = 1 << 40 }
        #expect(scene.reaches(.ready, id, within: .seconds(60)))
        #expect(scene.finish().isEmpty)
    }

    @Test func aDeleteNeedsNoRoom() throws {
        let (scene, id) = try ready()
        scene.world.with { $0.freeBytes = 0 }
        #expect(waits(scene, id))
        scene.delete(id)
        #expect(scene.reaches(.deleted, id))
        scene.undelete(id)
        #expect(waits(scene, id))
        #expect(scene.state(of: id) == .undeleting)
        scene.world.with { $0.freeBytes = 1 << 40 }
        #expect(scene.reaches(.ready, id))
        #expect(scene.finish().isEmpty)
    }
}
