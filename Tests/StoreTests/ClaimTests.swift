import Model
import Support
import Testing

@testable import Store

/// What is claimed when both work and looks are due, and after a clock was put back.
@Suite struct ClaimTests {
    private func ready(_ fixture: Fixture, _ names: String...) async throws -> [DatabaseID] {
        var ids: [DatabaseID] = []
        for name in names {
            ids.append(try await fixture.create(name).id)
            try await fixture.drive(Change(state: .ready, nextWake: .never, everReady: true))
        }
        return ids
    }

    private func makeDue(_ fixture: Fixture) async throws {
        try await fixture.pool.execute("update databases set next_wake = now() - interval '1 minute'")
    }

    @Test func workDoesNotWaitBehindLooks() async throws {
        let fixture = try await Fixture()
        _ = try await ready(fixture, "a", "b", "c")
        try await makeDue(fixture)
        let new = try await fixture.create("new").id
        let lifecycle = fixture.lifecycle()
        let claimed = try await lifecycle.claim(work: 2, looks: 2, lease: .seconds(60))
        #expect(claimed.map(\.isAtRest) == [true, true, false])
        #expect(claimed.last?.database.id == new)
        let rest = try await lifecycle.claim(work: 2, looks: 2, lease: .seconds(60))
        #expect(rest.map(\.isAtRest) == [true])
    }

    @Test func looksAloneAreLooksOnly() async throws {
        let fixture = try await Fixture()
        let there = try await ready(fixture, "a")
        try await makeDue(fixture)
        _ = try await fixture.create("new")
        let claimed = try await fixture.lifecycle().claim(work: 0, looks: 9, lease: .seconds(60))
        #expect(claimed.map(\.database.id) == there)
    }

    /// What somebody wants of a database makes it work at once, though it stands where it stood.
    @Test func whatIsToBeDeletedIsWork() async throws {
        let fixture = try await Fixture()
        let id = try await ready(fixture, "a")[0]
        _ = try await fixture.delete(id)
        #expect(try await fixture.lifecycle().claim(work: 0, looks: 9, lease: .seconds(60)).isEmpty)
        let claimed = try await fixture.lifecycle().claim(work: 9, looks: 0, lease: .seconds(60))
        #expect(claimed.map(\.isAtRest) == [false])
    }

    @Test(arguments: ["next_wake", "lease_until"])
    func aClockThatWasPutBackKeepsNothingWaiting(column: String) async throws {
        let fixture = try await Fixture()
        let ids = try await ready(fixture, "rest") + [try await fixture.create("work").id]
        try await fixture.pool.execute("update databases set next_wake = now()")
        let lifecycle = fixture.lifecycle()
        try await fixture.pool.execute("update databases set \(unsafeSQL: column) = now() + interval '14 minutes'")
        #expect(try await lifecycle.claim(work: 9, looks: 9, lease: .seconds(60)).isEmpty, "some wait so long")
        try await fixture.pool.execute("update databases set \(unsafeSQL: column) = now() + interval '3 hours'")
        let claimed = try await lifecycle.claim(work: 9, looks: 9, lease: .seconds(60))
        #expect(Set(claimed.map(\.database.id)) == Set(ids))
        #expect(try await lifecycle.claim(work: 9, looks: 9, lease: .seconds(60)).isEmpty, "they are held now")
    }

    /// A row whose work is not wanted any more is not brought back by a clock.
    @Test func whatWaitsForNothingStaysSo() async throws {
        let fixture = try await Fixture()
        _ = try await ready(fixture, "rest")
        try await fixture.pool.execute("update databases set lease_until = now() + interval '3 hours'")
        #expect(try await fixture.lifecycle().claim(work: 9, looks: 9, lease: .seconds(60)).isEmpty)
    }

    @Test func theEndsOfLooksAreWrittenTogether() async throws {
        let fixture = try await Fixture()
        let ids = try await ready(fixture, "a", "b", "c")
        try await makeDue(fixture)
        let lifecycle = fixture.lifecycle()
        let claimed = try await lifecycle.claim(work: 0, looks: 9, lease: .seconds(60))
        let later = try #require(claimed.first).now.advanced(by: .seconds(30))
        let looks = try claimed.enumerated().map { index, record in
            let change = Change(
                nextWake: record.database.id == ids[2] ? .never : .at(later), releaseLease: true, writesEvent: false)
            // Somebody else holds the second one by now.
            let fence = record.database.id == ids[1] ? record.fence - 1 : record.fence
            return try #require(EndedLook(change, of: record.database.id, fence: fence, generation: 1))
        }
        #expect(try await lifecycle.end(looks) == [ids[0], ids[2]])
        let rows = try await fixture.pool.execute(
            """
            select microseconds(next_wake) as wake, lease_until is null as free, holder from databases order by name
            """)
        #expect(try rows.map { try $0.bool("free") } == [true, false, true])
        #expect(try rows.map { try $0.textOrNull("holder") == nil } == [true, false, true])
        #expect(try rows[0].timestampOrNull("wake") == later && rows[2].timestampOrNull("wake") == nil)
        #expect(try await lifecycle.end([]).isEmpty)
    }

    @Test func onlyWhatChangesNothingElseIsTheEndOfALook() async throws {
        let id = try #require(DatabaseID("aaaaaaaaaaaaaaaa"))
        func look(_ change: Change) -> EndedLook? { EndedLook(change, of: id, fence: 1, generation: 1) }
        let resting = Change(nextWake: .never, releaseLease: true, writesEvent: false)
        #expect(look(resting)?.change == resting)
        var other = resting
        other.incarnation = "1@2"
        #expect(look(other) == nil)
        other = resting
        other.writesEvent = true
        #expect(look(other) == nil)
        other = resting
        other.nextWake = .now
        #expect(look(other) == nil)
    }
}
