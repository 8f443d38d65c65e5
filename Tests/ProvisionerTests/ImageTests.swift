import Engines
import Lifecycle
import Model
import Testing

@testable import Provisioner
@testable import Simulation

/// Images and how much of them is here.
@Suite struct ImageTests {
    private func progress(_ seconds: Double, _ done: Int64) -> (Duration, TransferProgress) {
        (.seconds(seconds), TransferProgress(done: done, total: 1000))
    }

    @Test func theImageIsRecordedAndUsedAgain() throws {
        let scene = Scene()
        scene.world.with { $0.image = "postgres@sha256:1" }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        #expect(scene.store.row(id).image == "postgres@sha256:1")
        scene.delete(id)
        #expect(scene.reaches(.deleted, id))
        scene.undelete(id)
        #expect(scene.reaches(.ready, id))
        #expect(scene.world.with { $0.startedImages } == ["postgres@sha256:1", "postgres@sha256:1"])
        #expect(scene.finish().isEmpty)
    }

    @Test func aPullIsWatchedInBytes() throws {
        let scene = Scene()
        scene.world.with { world in
            world.image = "i"
            // Much news in the first second, one piece later, and the end.
            world.transfer = (1...100).map { progress(Double($0) / 100, Int64($0)) }
            world.transfer += [progress(2.2, 500), progress(2.9, 1000)]
        }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        let steps = scene.store.events(of: id).compactMap(\.database.step).filter { $0.name == .image }
        let told = steps.map(\.doneBytes)
        #expect(told.count <= 8 && told.first == 0 && told.suffix(3) == [100, 500, 1000], "\(told)")
        #expect(steps.last?.totalBytes == 1000 && steps.last?.progressPercent == 100)
        #expect(Set(steps.map(\.startedAt)).count == 1, "all of it is one step")
        #expect(scene.finish().isEmpty)
    }

    /// Watching costs one write at the end of a pull and nothing of its own time.
    @Test func aPullIsNotDelayed() throws {
        func time(_ transfer: [(Duration, TransferProgress)]) throws -> Duration {
            let scene = Scene()
            scene.world.with { $0.transfer = transfer }
            scene.startDaemon()
            let id = try scene.create()
            #expect(scene.reaches(.ready, id))
            #expect(scene.finish().isEmpty)
            return scene.simulation.clock.now()
        }
        let silent = try time([])
        let watched = try time((1...3000).map { progress(Double($0) / 1000, Int64($0) / 3) })
        #expect(watched - silent <= .seconds(3) + .milliseconds(2))
    }

    @Test func whatTheStoreMissesOfItIsNoFault() throws {
        let scene = Scene()
        scene.world.with { $0.transfer = (1...40).map { progress(Double($0) / 10, Int64($0)) } }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.store.row(id).database.step?.doneBytes ?? 0 > 0 })
        scene.store.with { $0.isDown = true }
        _ = scene.simulation.run(for: .seconds(2))
        scene.store.with { $0.isDown = false }
        #expect(scene.reaches(.ready, id))
        #expect(scene.world.operations(on: id).count { $0 == "prepareImage" } == 1)
        #expect(scene.finish().isEmpty)
    }

    @Test func aDeleteEndsAPull() throws {
        let scene = Scene()
        scene.world.with { $0.transfer = (1...4000).map { progress(Double($0) / 10, Int64($0) / 4) } }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.store.row(id).database.step?.doneBytes ?? 0 > 0 })
        let asked = scene.simulation.clock.now()
        scene.delete(id)
        #expect(scene.reaches(.deleted, id))
        #expect(scene.simulation.clock.now() - asked < .seconds(1))
        #expect(scene.finish().isEmpty)
    }

    @Test func anImageThatCannotBeHadFailsAtOnce() throws {
        let scene = Scene()
        scene.world.with {
            $0.faults["prepareImage"] = [
                .init(.imageUnavailable, "postgres:17-alpine can't be pulled", isTransient: false)
            ]
        }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.failed, id, within: .seconds(5)))
        #expect(scene.store.row(id).database.reason == "ImageUnavailable")
        #expect(scene.store.row(id).database.message.contains("postgres:17-alpine"))
        #expect(scene.finish().isEmpty)
    }
}
