import Model
import Sealing
import Support
import Testing

@testable import Store

/// What is removed of the warm pool, and what keeps it from being filled.
@Suite(.timeLimit(.minutes(3))) struct PoolUpkeepTests {
    @Test func aRefillWaitsForCreates() async throws {
        let fixture = try await Fixture()
        let pool = fixture.pool16
        try await pool.configurePool([Fixture.old: 1])
        _ = try await fixture.create("main", version: Fixture.old)
        #expect(try await pool.refillPool(Fixture.freshID(), of: [Fixture.old]) == nil)
        let record = try #require(try await fixture.lifecycle().claim(limit: 1, lease: .seconds(60)).first)
        #expect(try await pool.refillPool(Fixture.freshID(), of: [Fixture.old]) == nil)
        // One that waits for its next attempt is none that runs.
        let later = record.now.advanced(by: .seconds(3600))
        _ = try await fixture.lifecycle().apply(
            Change(nextWake: .at(later), releaseLease: true), to: record.database.id, fence: record.fence, generation: 1
        )
        #expect(try await pool.refillPool(Fixture.freshID(), of: [Fixture.old]) == Fixture.old)
    }

    @Test func whatIsMoreThanWantedGoes() async throws {
        let fixture = try await Fixture()
        let entries = try await fixture.fill(3)
        let pool = fixture.pool16
        #expect(try await pool.discardPoolEntries() == [])
        let taken = try await fixture.create("main", version: Fixture.old).id
        #expect(taken == entries[0])
        try await pool.configurePool([Fixture.old: 1])
        #expect(try await pool.discardPoolEntries() == [entries[2]])
        #expect(try await fixture.column("desired", of: entries[2]) == "purged")
        try await pool.configurePool([:])
        #expect(try await pool.discardPoolEntries() == [entries[1]])
        #expect(try await fixture.column("desired", of: taken) == "present")
        #expect(try await pool.poolEntries().isEmpty)
        #expect(try await fixture.create("next", version: Fixture.old).endpoint == nil)
    }

    @Test func aFailedEntryGoesAndTheNextOneWaits() async throws {
        let fixture = try await Fixture()
        let pool = fixture.pool16
        try await pool.configurePool([Fixture.old: 1])
        for failures in 1...3 {
            let id = Fixture.freshID()
            #expect(try await pool.refillPool(id, of: [Fixture.old]) == Fixture.old)
            let records = try await fixture.lifecycle().claim(limit: 9, lease: .seconds(60))
            let record = try #require(records.first { $0.database.id == id })
            _ = try await fixture.lifecycle().apply(
                Change(state: .failed, reason: "StartFailed", message: "no luck", releaseLease: true), to: id,
                fence: record.fence, generation: 1)
            #expect(try await pool.discardPoolEntries() == [id])
            #expect(try await pool.refillPool(Fixture.freshID(), of: [Fixture.old]) == nil)
            let row = try await fixture.pool.execute(
                "select failures, (extract(epoch from retry_at - failed_at))::integer as wait from pools"
            ).single()
            #expect(try row.int("failures") == failures && row.int("wait") == 1 << (failures - 1))
            #expect(try await pool.pools().map(\.reason) == ["StartFailed"])
            try await fixture.pool.execute("update pools set retry_at = now()")
        }
        let good = Fixture.freshID()
        #expect(try await pool.refillPool(good, of: [Fixture.old]) == Fixture.old)
        try await fixture.settle(good)
        #expect(try await pool.discardPoolEntries() == [])
        #expect(try await pool.pools() == [PoolStatus(host: "one", version: Fixture.old, size: 1, ready: 1)])
    }

    @Test func whatACreateTakesIsNeverDestroyed() async throws {
        let fixture = try await Fixture(poolSize: 8)
        for round in 0..<6 {
            try await fixture.pool.execute("update databases set next_wake = null")
            let entries = Set(try await fixture.fillAgain(4))
            let pool = fixture.pool16
            try await pool.configurePool([:])
            async let discarded = pool.discardPoolEntries()
            let made = try await withThrowingTaskGroup(of: DatabaseID.self) { group in
                for number in 0..<4 {
                    group.addTask { try await fixture.create("r\(round)n\(number)", version: Fixture.old).id }
                }
                return try await group.reduce(into: Set<DatabaseID>()) { $0.insert($1) }
            }
            let gone = Set(try await discarded)
            #expect(gone.isDisjoint(with: made))
            #expect(gone.union(made.intersection(entries)) == entries)
            for id in made { #expect(try await fixture.column("desired", of: id) == "present") }
        }
    }

    @Test func entriesOfACopyThatWasPutBackAreForgottenAndLeftAlone() async throws {
        let fixture = try await Fixture()
        let entries = try await fixture.fill(2)
        let taken = try await fixture.create("main", version: Fixture.old).id
        try await fixture.pool.execute("update history set epoch = 'another'")
        let pool = fixture.pool16
        try await pool.configurePool([:])
        #expect(try await pool.discardPoolEntries() == [])
        #expect(try await fixture.column("desired", of: entries[1]) == "present")
        #expect(try await fixture.create("next", version: Fixture.old).id != entries[1])
        #expect(try await pool.forgetForeignPool() == [entries[1]])
        #expect(try await fixture.column("id", of: entries[1]) == nil)
        #expect(try await fixture.column("id", of: taken) == taken.rawValue)
        #expect(try await pool.forgetForeignPool() == [])
    }

    @Test func aDestroyedEntryIsForgottenAfterAnHour() async throws {
        let fixture = try await Fixture()
        let entry = try await fixture.fill(1)[0]
        let pool = fixture.pool16
        try await pool.configurePool([:])
        try await pool.discardPoolEntries()
        #expect(try await pool.pools().map(\.size) == [0])
        try await fixture.pool.execute("update databases set state = 'purged', since = now() - interval '59 minutes'")
        #expect(try await pool.forgetForeignPool() == [])
        #expect(try await fixture.column("id", of: entry) != nil)
        #expect(try await pool.pools().isEmpty)
        try await fixture.pool.execute("update databases set since = now() - interval '61 minutes'")
        #expect(try await pool.forgetForeignPool() == [])
        #expect(try await fixture.column("id", of: entry) == nil)
    }

    @Test func aDaemonThatLostTheHostChangesNothing() async throws {
        let fixture = try await Fixture()
        try await fixture.fill(1)
        try await fixture.pool.execute("update hosts set fence = fence + 1")
        let pool = fixture.pool16
        try await pool.configurePool([:])
        #expect(try await fixture.count("pools where size = 1") == 1)
        try await fixture.pool.execute("update pools set size = 0")
        #expect(try await pool.discardPoolEntries() == [])
        try await fixture.pool.execute("update pools set size = 5")
        #expect(try await pool.refillPool(Fixture.freshID(), of: [Fixture.old]) == nil)
    }

    @Test func whatTheEntriesTakeIsShown() async throws {
        let fixture = try await Fixture()
        try await fixture.fill(1)
        let pool = fixture.pool16
        try await pool.recordPoolUsage(of: Fixture.old, memory: 30 << 20, disk: 40 << 20)
        try await pool.recordPoolObstacle(of: Fixture.old, reason: "LowDisk", message: "little is left")
        #expect(
            try await pool.pools() == [
                PoolStatus(
                    host: "one", version: Fixture.old, size: 1, ready: 1, memoryBytes: 30 << 20, diskBytes: 40 << 20,
                    reason: "LowDisk", message: "little is left")
            ])
        try await pool.recordPoolObstacle(of: Fixture.old, reason: "", message: "")
        #expect(try await pool.pools().map(\.reason) == [""])
    }

    /// The control plane itself refuses a database that is half somebody's.
    @Test(arguments: ["pool_epoch = null", "name = 'x'", "desired = 'deleted'", "rotation = 'immediate'"])
    func anEntryIsNobodysOrWhollySomebodys(_ change: String) async throws {
        let fixture = try await Fixture()
        try await fixture.fill(1)
        await #expect(throws: (any Error).self) {
            try await fixture.pool.execute("update databases set \(unsafeSQL: change)")
        }
    }
}

extension Fixture {
    /// New entries beside what there is, at addresses of their own.
    fileprivate func fillAgain(_ count: Int) async throws -> [DatabaseID] {
        try await pool.execute("update databases set host = null, port = null")
        return try await fill(count)
    }
}
