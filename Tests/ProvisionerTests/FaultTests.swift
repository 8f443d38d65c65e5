import Engines
import Lifecycle
import Model
import Testing

@testable import Provisioner
@testable import Simulation

/// What becomes of a database when steps go wrong.
@Suite struct FaultTests {
    private func fault(_ reason: String, isTransient: Bool) -> EngineFault {
        EngineFault(EngineFault.Reason(rawValue: reason), "it went wrong", isTransient: isTransient)
    }

    @Test(arguments: ["observe", "reserveNetwork", "prepareImage", "beginVolume", "endVolume", "start", "logIn"])
    func aTransientFaultIsOvercome(operation: String) throws {
        let scene = Scene()
        scene.world.with { $0.faults[operation] = [fault("SystemError", isTransient: true)] }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        #expect(scene.store.events(of: id).contains { $0.reason == "SystemError" && $0.to == .provisioning })
        #expect(scene.store.row(id).database.reason == "LoginProven" && scene.store.row(id).database.message.isEmpty)
        #expect(scene.finish().isEmpty)
    }

    @Test(arguments: ["observe", "reserveNetwork", "prepareImage", "beginVolume", "start"])
    func aPermanentFaultFailsAtOnce(operation: String) throws {
        let scene = Scene()
        scene.world.with { $0.faults[operation] = [fault("UnknownVersion", isTransient: false)] }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.failed, id))
        let database = scene.store.row(id).database
        #expect(database.reason == "UnknownVersion")
        #expect(database.message == "it went wrong\nFATAL:  the last words of \(id)")
        #expect(scene.store.row(id).nextWake == nil && database.deadline == nil && database.step == nil)
        scene.delete(id)
        #expect(scene.reaches(.deleted, id), "what has failed can be deleted")
        #expect(scene.finish().isEmpty)
    }

    @Test func workThatNeverSucceedsEndsAtItsDeadline() throws {
        let scene = Scene()
        scene.world.with { $0.faults["start"] = Array(repeating: fault("StartFailed", isTransient: true), count: 999) }
        scene.startDaemon()
        let id = try scene.create()
        let begun = scene.simulation.clock.now()
        #expect(scene.reaches(.failed, id))
        let database = scene.store.row(id).database
        #expect(database.reason == "DeadlineExceeded")
        #expect(database.message.contains("StartFailed: it went wrong") && database.message.contains("the last words"))
        let taken = scene.simulation.clock.now() - begun
        #expect(taken >= .seconds(600) && taken < .seconds(605))
        #expect((10..<60).contains(database.attempt), "it backs off: \(database.attempt) attempts")
        #expect(scene.finish().isEmpty)
    }

    @Test func aStepThatHangsIsCutOffAndTriedAgain() throws {
        let scene = Scene()
        scene.world.with { $0.durations["start"] = .seconds(100_000) }
        scene.startDaemon()
        let id = try scene.create()
        #expect(
            scene.simulation.run { scene.store.row(id).database.reason == "StepDeadlineExceeded" })
        scene.world.with { $0.durations["start"] = nil }
        #expect(scene.reaches(.ready, id))
        #expect(scene.finish().isEmpty)
    }

    @Test func anAddressThatIsTakenIsNotUsed() throws {
        let scene = Scene()
        scene.world.with { $0.foreignAddresses = ["127.0.97.1", "127.0.97.2"] }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        #expect(scene.store.row(id).database.endpoint == Endpoint(host: "127.0.97.3"))
        #expect(scene.finish().isEmpty)
    }

    @Test func anAddressThatIsTakenAtTheStartIsGivenUp() throws {
        let scene = Scene()
        scene.world.with { $0.faults["start"] = [EngineFault(.addressTaken, "taken", isTransient: false)] }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.store.row(id).database.reason == "AddressTaken" })
        scene.world.with { $0.foreignAddresses = ["127.0.97.1"] }
        #expect(scene.reaches(.ready, id))
        #expect(scene.store.row(id).database.endpoint == Endpoint(host: "127.0.97.2"))
        #expect(scene.finish().isEmpty)
    }

    @Test func twoDatabasesNeverGetOneAddress() throws {
        let scene = Scene()
        scene.startDaemon()
        let first = try scene.create("abbbbbbbbbbbbbbb")
        let second = try scene.create("accccccccccccccc")
        #expect(scene.reaches(.ready, first) && scene.reaches(.ready, second))
        #expect(scene.store.row(first).database.endpoint != scene.store.row(second).database.endpoint)
        #expect(scene.finish().isEmpty)
    }

    @Test func aDatabaseThatWasReadyKeepsItsAddressEvenWhenItIsTaken() throws {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.reaches(.ready, id))
        scene.delete(id)
        #expect(scene.reaches(.deleted, id))
        scene.world.with { $0.foreignAddresses = ["127.0.97.1"] }
        scene.undelete(id)
        #expect(scene.simulation.run { scene.store.row(id).database.reason == "AddressTaken" })
        scene.world.with { $0.foreignAddresses = [] }
        #expect(scene.reaches(.ready, id))
        #expect(scene.store.row(id).database.endpoint == Endpoint(host: "127.0.97.1"))
        #expect(!scene.store.states(of: id).contains(.failed), "it waits until the address is free again")
        #expect(scene.finish().isEmpty)
    }

    @Test func noFreeAddressIsSaid() throws {
        let scene = Scene()
        scene.world.with { $0.foreignAddresses = Set((1...16).map { "127.0.97.\($0)" }) }
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.store.row(id).database.reason == "NoAddress" })
        scene.world.with { $0.foreignAddresses = [] }
        #expect(scene.reaches(.ready, id))
        #expect(scene.finish().isEmpty)
    }

    @Test func theStoreMayBeAwayForAWhile() throws {
        let scene = Scene()
        scene.startDaemon()
        let id = try scene.create()
        #expect(scene.simulation.run { scene.world.operations(on: id).last == "prepareImage" })
        scene.store.with { $0.isDown = true }
        _ = scene.simulation.run(for: .seconds(60))
        let count = scene.world.operations(on: id).count
        #expect(count <= 3, "nothing is done that can't be recorded")
        scene.store.with { $0.isDown = false }
        #expect(scene.reaches(.ready, id))
        #expect(scene.finish().isEmpty)
    }
}
