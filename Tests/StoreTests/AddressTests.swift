import Model
import Postgres
import Support
import Testing

@testable import Store

@Suite struct AddressTests {
    @Test func anAddressHasOneOwner() async throws {
        let fixture = try await Fixture(poolSize: 8)
        for number in 0..<8 { _ = try await fixture.create("db-\(number)") }
        let lifecycle = fixture.lifecycle()
        let records = try await lifecycle.claim(limit: 8, lease: .seconds(60))
        let candidates = (1...8).map { "127.9.0.\($0)" }
        let taken = try await withThrowingTaskGroup(of: Endpoint?.self) { group in
            for record in records {
                group.addTask {
                    try await lifecycle.reserveAddress(candidates, for: record.database.id, fence: record.fence)
                }
            }
            return try await group.reduce(into: [Endpoint?]()) { $0.append($1) }
        }
        #expect(Set(taken.compactMap { $0?.host }) == Set(candidates))
    }

    @Test func theFirstFreeCandidateIsTaken() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("one")
        _ = try await fixture.create("two")
        let lifecycle = fixture.lifecycle()
        let records = try await lifecycle.claim(limit: 2, lease: .seconds(60))
        let (one, two) = (records[0], records[1])
        let first = try await lifecycle.reserveAddress(
            ["127.9.0.1", "127.9.0.2"], for: one.database.id, fence: one.fence)
        #expect(first == Endpoint(host: "127.9.0.1", port: 5432))
        let second = try await lifecycle.reserveAddress(
            ["127.9.0.1", "127.9.0.2"], for: two.database.id, fence: two.fence)
        #expect(second == Endpoint(host: "127.9.0.2", port: 5432))
        // Asked again, each keeps its own.
        let again = try await lifecycle.reserveAddress(
            ["127.9.0.1", "127.9.0.3", "127.9.0.2"], for: two.database.id, fence: two.fence)
        #expect(again == second)
        let none = try await lifecycle.reserveAddress(["127.9.0.1"], for: two.database.id, fence: two.fence)
        #expect(none == nil)
        #expect(try await lifecycle.reserveAddress([], for: two.database.id, fence: two.fence) == nil)
        let shown = try await lifecycle.apply(
            Change(writesEvent: false), to: two.database.id, fence: two.fence, generation: 1)
        #expect(shown.database.endpoint == second)
    }

    @Test func aDeletedDatabaseKeepsItsAddressAndAPurgedOneDoesNot() async throws {
        let fixture = try await Fixture()
        let lifecycle = fixture.lifecycle()
        let old = try await fixture.create("old")
        let record = try #require(try await lifecycle.claim(limit: 1, lease: .seconds(60)).first)
        let address = try await lifecycle.reserveAddress(["127.9.0.1"], for: old.id, fence: record.fence)
        _ = try await lifecycle.apply(
            Change(state: .deleted, nextWake: .never), to: old.id, fence: record.fence, generation: 1)
        let new = try await fixture.create("new")
        let other = try #require(try await lifecycle.claim(limit: 1, lease: .seconds(60)).first)
        #expect(try await lifecycle.reserveAddress(["127.9.0.1"], for: new.id, fence: other.fence) == nil)
        _ = try await lifecycle.apply(Change(state: .purged), to: old.id, fence: record.fence, generation: 1)
        #expect(try await lifecycle.reserveAddress(["127.9.0.1"], for: new.id, fence: other.fence) == address)
    }
}
