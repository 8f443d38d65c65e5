import Engines
import Model
import Provisioner
import Store
import Support
import Testing

@testable import Simulation

/// Instances that are kept ready, on the real control plane with a scripted engine.
@Suite(.timeLimit(.minutes(3))) struct PoolTests {
    @Test func aCreateOnlyProvesTheLogin() async throws {
        let plane = try await PoolPlane()
        let daemon = Daemon("one/1")
        plane.start(daemon, size: 2)
        defer { daemon.kill() }
        #expect(try await plane.isFilled(2))
        let entries = try await plane.entries()
        let asked = try await plane.create("main")
        let before = plane.world.operations(on: asked.id).prefix { $0 != "logIn" }
        #expect(entries.contains(asked.id) && asked.endpoint != nil)
        #expect(try await plane.reaches(.ready, asked.id))
        let operations = plane.world.operations(on: asked.id)
        #expect(operations.filter { $0 != "logIn" }.count == before.count)
        #expect(operations.filter { $0 == "logIn" }.count >= 2)
        let stored = try await plane.store.sealedCredential(org: plane.org, app: plane.app, id: asked.id)
        let credential = try #require(stored?.credential)
        #expect(credential.version == 1 && OpenSealer.text(of: credential) == plane.world[asked.id].password)
        #expect(stored?.database.endpoint == asked.endpoint)
        // Its place is taken by another one.
        #expect(try await plane.isFilled(2))
        #expect(plane.world.with { $0.violations } == [])
    }

    @Test func whatCameFromThePoolLivesLikeEveryOther() async throws {
        let plane = try await PoolPlane()
        let daemon = Daemon("one/1")
        plane.start(daemon, size: 1)
        defer { daemon.kill() }
        #expect(try await plane.isFilled(1))
        let id = try await plane.create("main").id
        #expect(try await plane.reaches(.ready, id))
        let address = try await plane.database(id)?.endpoint
        try await plane.delete(id, deleteVolume: false)
        #expect(try await plane.reaches(.deleted, id))
        try await plane.undelete(id)
        #expect(try await plane.reaches(.ready, id))
        #expect(try await plane.database(id)?.endpoint == address && address != nil)
        #expect(plane.world[id].initialisations == 1 && plane.world[id].passwordChanges == 1)
        try await plane.delete(id, deleteVolume: true)
        #expect(try await plane.reaches(.purged, id))
        #expect(plane.world.with { $0.places[id] } == nil)
        #expect(plane.world.with { $0.violations } == [])
    }

    /// What may have become of an entry that nobody has looked at since.
    enum Mishap: CaseIterable, Sendable {
        case instanceStopped, instanceRemoved, volumeLost, passwordChanged, notAnswering, addressElsewhere
    }

    @Test(arguments: Mishap.allCases) func aBrokenEntryIsMadeGoodByTheCreate(_ mishap: Mishap) async throws {
        let plane = try await PoolPlane()
        let first = Daemon("one/1")
        plane.start(first, size: 1)
        #expect(try await plane.isFilled(1))
        let entry = try #require(try await plane.entries().first)
        // The daemon does not see what happens, and the create comes before its next one looks.
        first.kill()
        try await plane.store.releaseLeases(of: plane.host)
        let id = try await plane.create("main").id
        #expect(id == entry)
        plane.world.with { world in
            switch mishap {
            case .instanceStopped: world.places[id]?.instance = .stopped
            case .instanceRemoved: world.places[id]?.instance = .absent
            case .volumeLost: world.places[id] = nil
            case .passwordChanged: world.places[id]?.password = Secret("another")
            case .notAnswering:
                world.faults["logIn"] = [EngineFault(.connectionRefused, "nobody answers", isTransient: true)]
            case .addressElsewhere: world.places[id]?.instance = .running(address: "127.77.0.1", processID: 9)
            }
        }
        let second = Daemon("one/2")
        plane.start(second, size: 0)
        defer { second.kill() }
        #expect(try await plane.reaches(.ready, id))
        let stored = try await plane.store.sealedCredential(org: plane.org, app: plane.app, id: id)
        #expect(stored?.credential.map(OpenSealer.text) == plane.world[id].password)
        #expect(stored?.credential?.version == 1)
    }

    @Test func aPoolThatCannotBeFilledHindersNobody() async throws {
        let plane = try await PoolPlane()
        plane.world.with { $0.faults["start"] = [EngineFault(.startFailed, "no luck", isTransient: false)] }
        let daemon = Daemon("one/1")
        plane.start(daemon, size: 1)
        defer { daemon.kill() }
        // Only an entry meets the fault; on a slow machine the next one may be there before somebody has looked.
        #expect(
            try await eventually(within: .seconds(60)) {
                guard let pool = try await plane.store.pools().first else { return false }
                return pool.reason == "StartFailed" || pool.ready == 1
            })
        let id = try await plane.create("main").id
        #expect(try await plane.reaches(.ready, id))
        // The one that failed is gone, and in the end one is made.
        #expect(try await plane.isFilled(1))
        // The pool is tended when no create has been under way for a while.
        #expect(try await eventually(within: .seconds(60)) { try await plane.store.pools().map(\.reason) == [""] })
        let entry = try #require(try await plane.entries().first)
        #expect(
            await eventually(within: .seconds(60)) { Set(plane.world.with { $0.places }.keys) == [id, entry] })
        #expect(plane.world.with { $0.operations.contains { $0.name == "destroyVolume" } })
        #expect(plane.world.with { $0.violations } == [])
    }

    @Test func aCreateBreaksOffWhatIsMadeForThePool() async throws {
        let plane = try await PoolPlane()
        plane.world.with { $0.durations["endVolume"] = .seconds(600) }
        let daemon = Daemon("one/1")
        plane.start(daemon, size: 1)
        defer { daemon.kill() }
        #expect(
            await eventually(within: .seconds(60)) {
                plane.world.with { world in
                    world.operations.last?.name == "endVolume" && world.running.values.contains { !$0.isEmpty }
                }
            })
        let entries = plane.world.with { Set($0.running.keys) }
        plane.world.with { $0.durations["endVolume"] = nil }
        let id = try await plane.create("main").id
        #expect(!entries.contains(id))
        #expect(try await plane.reaches(.ready, id))
        #expect(plane.world.with { world in entries.allSatisfy { world.running[$0, default: []].isEmpty } })
        // It is gone on with when nobody waits any more.
        #expect(try await plane.isFilled(1))
        #expect(try await plane.entries() == entries)
        #expect(plane.world.with { $0.violations } == [])
    }

    @Test func entriesThatAreNotWantedAnyMoreAreDestroyed() async throws {
        let plane = try await PoolPlane()
        let first = Daemon("one/1")
        plane.start(first, size: 3)
        #expect(try await plane.isFilled(3))
        let id = try await plane.create("main").id
        #expect(try await plane.reaches(.ready, id))
        first.kill()
        try await plane.store.releaseLeases(of: plane.host)
        let second = Daemon("one/2")
        plane.start(second, size: 0)
        defer { second.kill() }
        #expect(await eventually(within: .seconds(60)) { Array(plane.world.with { $0.places }.keys) == [id] })
        #expect(try await plane.database(id)?.state == .ready)
        #expect(try await plane.isFilled(0))
        #expect(plane.world.with { $0.violations } == [])
    }

    /// A daemon dies at one of its calls while it fills the pool and databases are taken from it.
    @Test(arguments: [5, 9, 13, 17, 21, 25, 29, 33, 37, 41, 45, 50, 55, 60])
    func aDeathLeavesNoOrphan(deathAt: Int) async throws {
        let plane = try await PoolPlane()
        let first = Daemon("one/1", deathAt: deathAt)
        plane.start(first, size: 2)
        var ids: [DatabaseID] = []
        for name in ["main", "cache", "jobs"] {
            _ = await eventually(within: .seconds(10)) {
                if first.isDead { return true }
                return (try? await plane.store.pools().first?.ready) ?? 0 > 0
            }
            ids.append(try await plane.create(name).id)
        }
        _ = await eventually(within: .seconds(5)) { first.isDead }
        first.kill()
        try await plane.store.releaseLeases(of: plane.host)
        try await plane.store.wakeAll(on: plane.host)
        let second = Daemon("one/2")
        defer { second.kill() }
        plane.start(second, size: 2)
        #expect(try await plane.reaches(.ready, ids[0], ids[1], ids[2]))
        #expect(try await plane.isFilled(2))
        let known = try await plane.entries().union(ids)
        #expect(await eventually(within: .seconds(60)) { Set(plane.world.with { $0.places }.keys) == known })
        for id in ids { #expect(plane.world[id].password == plane.sightings.password(of: id)) }
        #expect(plane.world.with { $0.violations } == [])
    }
}
