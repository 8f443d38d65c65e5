import Model
import Sealing
import Support
import Testing

@testable import Store

/// Entries of the warm pool, and creates that take them.
@Suite(.timeLimit(.minutes(3))) struct PoolTests {
    @Test func entriesAreMadeOneAfterTheOther() async throws {
        let fixture = try await Fixture()
        let pool = fixture.pool16
        try await pool.configurePool([Fixture.old: 2, Fixture.new: 1])
        let first = Fixture.freshID()
        #expect(try await pool.refillPool(first, of: [Fixture.old, Fixture.new]) == Fixture.old)
        #expect(try await pool.refillPool(Fixture.freshID(), of: [Fixture.old, Fixture.new]) == nil)
        try await fixture.settle(first)
        let second = Fixture.freshID()
        #expect(try await pool.refillPool(second, of: [Fixture.new]) == Fixture.new)
        try await fixture.settle(second, number: 1)
        let third = Fixture.freshID()
        #expect(try await pool.refillPool(third, of: [Fixture.old, Fixture.new]) == Fixture.old)
        try await fixture.settle(third, number: 2)
        #expect(try await pool.refillPool(Fixture.freshID(), of: [Fixture.old, Fixture.new]) == nil)
        let entries = [first: Fixture.old, second: Fixture.new, third: Fixture.old]
        #expect(try await pool.poolEntries() == entries)
        #expect(
            try await fixture.store.pools() == [
                PoolStatus(host: "one", version: Fixture.old, size: 2, ready: 2),
                PoolStatus(host: "one", version: Fixture.new, size: 1, ready: 1),
            ])
    }

    @Test func nobodyHearsOfAnEntry() async throws {
        let fixture = try await Fixture()
        let (revision, audit) = (try await fixture.revision(), try await fixture.count("audit"))
        let id = try await fixture.fill(1)[0]
        #expect(try await fixture.revision() == revision)
        #expect(try await fixture.count("audit") == audit)
        #expect(try await fixture.count("transitions") == 0)
        #expect(try await fixture.store.databases(org: fixture.acme, app: fixture.web).databases.isEmpty)
        let name = try #require(Name("pool"))
        #expect(try await fixture.store.database(org: name, app: name, id: id) == nil)
        #expect(try await fixture.store.hosts().map(\.databases) == [0])
    }

    @Test func aCreateTakesAnEntryWithWhatBelongsToIt() async throws {
        let fixture = try await Fixture()
        let entry = try await fixture.fill(1)[0]
        let fence = try await fixture.column("fence", of: entry)
        let made = try await fixture.create("main", version: Fixture.old)
        #expect(made.id == entry && made.org == fixture.acme && made.name.rawValue == "main")
        #expect(made.state == .provisioning && made.desired == .present && made.generation == 1)
        #expect(made.endpoint == Endpoint(host: "127.9.0.1") && made.sequence == 1 && made.description == "for tests")
        #expect(try await fixture.revision() == made.revision)
        #expect(try await fixture.store.auditEntries(org: fixture.acme, limit: 9).map(\.database) == [entry])
        #expect(try await fixture.count("transitions") == 1)
        let record = try #require(try await fixture.lifecycle().claim(limit: 9, lease: .seconds(60)).first)
        #expect(record.database.id == entry && !record.isPooled && !record.everReady && record.database.attempt == 0)
        #expect(record.credential?.version == 0 && record.systemIdentifier == "7000")
        #expect(fence.flatMap { Int64($0) }.map { $0 < record.fence } == true)
        // Nothing is kept ready any more, so the next one is made as ever.
        let next = try await fixture.create("next", version: Fixture.old)
        #expect(next.id != entry && next.endpoint == nil)
    }

    @Test func theHolderOfAnEntryWritesNothingOnceItIsTaken() async throws {
        let fixture = try await Fixture()
        let entry = try await fixture.fill(1)[0]
        try await fixture.pool.execute("update databases set next_wake = now()")
        let lifecycle = fixture.lifecycle()
        let record = try #require(try await lifecycle.claim(limit: 1, lease: .seconds(3600)).first)
        // While somebody looks at it, it can't be taken.
        #expect(try await fixture.create("cold", version: Fixture.old).id != entry)
        try await fixture.pool.execute("update databases set lease_until = null where id = \(entry.rawValue)")
        #expect(try await fixture.create("warm", version: Fixture.old).id == entry)
        await #expect(throws: LeaseLost(id: entry)) {
            try await lifecycle.apply(Change(state: .degraded), to: entry, fence: record.fence, generation: 1)
        }
    }

    @Test func onlyAFittingEntryIsTaken() async throws {
        let fixture = try await Fixture()
        let two = try await fixture.addHost("two")
        let entry = try await fixture.fill(1)[0]
        #expect(try await fixture.create("other-version", version: Fixture.new).id != entry)
        #expect(try await fixture.create("other-host", version: Fixture.old, app: "away").id != entry)
        let away = try await fixture.fillBesideWork(on: two)
        #expect(try await fixture.create("away", version: Fixture.old, app: "away").id == away)
        try await fixture.pool.execute("update databases set state = 'degraded' where id = \(entry.rawValue)")
        #expect(try await fixture.create("not-ready", version: Fixture.old).id != entry)
        try await fixture.pool.execute("update databases set state = 'ready' where id = \(entry.rawValue)")
        #expect(try await fixture.create("fitting", version: Fixture.old).id == entry)
    }

    @Test func createsAtOnceNeverTakeTheSame() async throws {
        let fixture = try await Fixture(poolSize: 12)
        let entries = Set(try await fixture.fill(6))
        let made = try await withThrowingTaskGroup(of: DatabaseID.self) { group in
            for number in 0..<18 {
                group.addTask { try await fixture.create("db\(number)", version: Fixture.old).id }
            }
            return try await group.reduce(into: [DatabaseID]()) { $0.append($1) }
        }
        #expect(Set(made).count == 18)
        // Which of them find an entry is a matter of chance; a row that is locked is passed over.
        #expect(made.contains { entries.contains($0) })
        let sequences = try await fixture.pool.execute("select revision from transitions order by revision")
            .map { try $0.int64("revision") }
        #expect(sequences == Array(1...18))
    }

    @Test func aRefusedCreateLeavesTheEntry() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("main", version: Fixture.new)
        let entry = try await fixture.fillBesideWork()
        #expect(await reason { _ = try await fixture.create("main", version: Fixture.old) } == "NameTaken")
        #expect(try await fixture.column("pool_epoch", of: entry) != nil)
        #expect(try await fixture.create("other", version: Fixture.old).id == entry)
    }

    @Test func oneKeyTakesOneEntry() async throws {
        let fixture = try await Fixture()
        let entries = try await fixture.fill(2)
        let key = IdempotencyKey(org: fixture.acme, principal: "member@acme", text: "k", digest: [1, 2, 3])
        let first = try await fixture.create("main", version: Fixture.old, key: key)
        #expect(first.id == entries[0])
        #expect(
            await reason { _ = try await fixture.create("main2", version: Fixture.old, key: key) } == "NotFound")
        #expect(try await fixture.store.answer(to: key)?.database?.id == first.id)
        #expect(try await fixture.column("pool_epoch", of: entries[1]) != nil)
    }
}

extension Fixture {
    func revision() async throws -> Int64 {
        try await pool.execute("select revision from history").single().int64("revision")
    }

    /// Makes an entry Ready although a create is under way.
    fileprivate func fillBesideWork(on other: HeldHost? = nil) async throws -> DatabaseID {
        try await pool.execute("update databases set next_wake = null")
        return try await fill(1, on: other)[0]
    }
}
