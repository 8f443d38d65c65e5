import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Store

/// What the provisioner writes of a change of the password.
@Suite struct RotationColumnsTests {
    private let first = SealedSecret(wrappedKey: [1], nonce: [2], ciphertext: [3], version: 1)
    private let second = SealedSecret(wrappedKey: [4], nonce: [5], ciphertext: [6], version: 2)

    /// A Ready database with a password, of which another one is wanted.
    private func rotating(_ fixture: Fixture) async throws -> DatabaseID {
        let id = try await fixture.create("main").id
        try await fixture.drive(Change(state: .ready, nextWake: .now, credential: first, everReady: true))
        try await fixture.pool.execute(
            "update databases set rotation = 'immediate', rotation_since = now() where id = \(id.rawValue)")
        return id
    }

    private func kinds(_ fixture: Fixture) async throws -> [String] {
        try await fixture.pool.execute("select kind from credentials order by kind").map { try $0.text("kind") }
    }

    @Test func thePendingPasswordStandsBesideTheOther() async throws {
        let fixture = try await Fixture()
        _ = try await rotating(fixture)
        let record = try await fixture.drive(
            Change(step: .begin(.rotate, progress: 0), nextWake: .now, pendingCredential: second))
        #expect(record.credential == first && record.pendingCredential == second && record.rotation == .immediate)
        let read = try #require(try await fixture.lifecycle().claim(limit: 1, lease: .seconds(60)).first)
        #expect(read.credential == first && read.pendingCredential == second && read.rotation == .immediate)
        #expect(try await kinds(fixture) == ["app-password", "app-password-pending"])
    }

    @Test func itTakesThePlaceOfTheOther() async throws {
        let fixture = try await Fixture()
        let id = try await rotating(fixture)
        try await fixture.drive(Change(nextWake: .now, pendingCredential: second))
        let promoted = try await fixture.drive(Change(nextWake: .now, promotesPending: true))
        #expect(promoted.credential == second && promoted.pendingCredential == nil && promoted.rotation == nil)
        let read = try #require(try await fixture.lifecycle().claim(limit: 1, lease: .seconds(60)).first)
        #expect(read.credential == second && read.pendingCredential == nil && read.rotation == nil)
        #expect(try await kinds(fixture) == ["app-password"])
        let revealed = try await fixture.store.sealedCredential(org: fixture.acme, app: fixture.web, id: id)
        #expect(revealed?.credential == second)
    }

    @Test func aPromotionOfNothingLosesNothing() async throws {
        let fixture = try await Fixture()
        _ = try await rotating(fixture)
        let record = try await fixture.drive(Change(nextWake: .now, promotesPending: true))
        #expect(record.credential == first && record.rotation == nil)
        let read = try #require(try await fixture.lifecycle().claim(limit: 1, lease: .seconds(60)).first)
        #expect(read.credential == first)
    }

    @Test func itCanBeForgotten() async throws {
        let fixture = try await Fixture()
        _ = try await rotating(fixture)
        try await fixture.drive(Change(nextWake: .now, pendingCredential: second))
        let record = try await fixture.drive(Change(nextWake: .now, forgetsRotation: true))
        #expect(record.credential == first && record.pendingCredential == nil && record.rotation == nil)
        #expect(try await kinds(fixture) == ["app-password"])
    }

    @Test func aWriteWithoutTheFencePromotesNothing() async throws {
        let fixture = try await Fixture()
        let id = try await rotating(fixture)
        try await fixture.drive(Change(nextWake: .now, pendingCredential: second))
        await #expect(throws: LeaseLost.self) {
            _ = try await fixture.lifecycle().apply(
                Change(promotesPending: true), to: id, fence: 99, generation: 1)
        }
        #expect(try await kinds(fixture) == ["app-password", "app-password-pending"])
    }

    @Test func watchersSeeTheConditionUntilItIsDone() async throws {
        let fixture = try await Fixture()
        let id = try await rotating(fixture)
        let wanted = try #require(
            try await fixture.store.database(org: fixture.acme, app: fixture.web, id: id))
        #expect(wanted.conditions.map(\.type) == [Condition.rotationPending])
        let since = try #require(wanted.conditions.first?.since)
        #expect(since > wanted.createdAt)
        #expect(wanted.nextAttempt != nil, "a Ready database whose password is being changed waits for an attempt")
        try await fixture.drive(Change(nextWake: .now, pendingCredential: second))
        try await fixture.drive(Change(nextWake: .now, promotesPending: true))
        let page = try await fixture.store.history(
            after: 0, filter: WatchFilter(organisations: nil), limit: 10)
        let conditions = page.transitions.map { $0.database.conditions.map(\.since) }
        #expect(conditions == [[], [], [since], []])
    }
}
