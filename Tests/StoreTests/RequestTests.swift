import Model
import Support
import Testing

@testable import Store

@Suite struct RequestTests {
    /// A database that has been Ready and was deleted with its volume kept.
    private func deletedDatabase(_ fixture: Fixture, name: String = "main") async throws -> Database {
        let created = try await fixture.create(name)
        try await fixture.drive(Change(state: .ready, nextWake: .never, everReady: true))
        _ = try await fixture.delete(created.id)
        return try await fixture.drive(Change(state: .deleted, nextWake: .never, volumeRetained: true)).database
    }

    @Test func aDeleteIsRecordedOnce() async throws {
        let fixture = try await Fixture()
        let created = try await fixture.create("main")
        let first = try await fixture.delete(created.id)
        #expect(first.state == .deleting)
        #expect(first.desired == .deleted)
        #expect(first.generation == 2)
        #expect(first.revision == 2)
        #expect(first.sequence == 2)
        #expect(try await fixture.delete(created.id) == first)
        // Who asked twice stands in the log twice.
        let audit = try await fixture.store.auditEntries(org: fixture.acme, limit: 10)
        #expect(audit.map(\.action) == ["databases.delete", "databases.delete", "databases.create"])
    }

    @Test func aDeleteKeepsTheVolumeUnlessItIsTold() async throws {
        let fixture = try await Fixture()
        let deleted = try await deletedDatabase(fixture)
        #expect(deleted.volumeRetained)
        #expect(try await fixture.delete(deleted.id) == deleted)
        let purging = try await fixture.delete(deleted.id, deleteVolume: true)
        #expect(purging.state == .purging)
        #expect(purging.desired == .purged)
        #expect(try await fixture.delete(deleted.id, deleteVolume: true) == purging)
        #expect(try await fixture.delete(deleted.id) == purging)
    }

    @Test func aLiveDatabaseCanBePurgedAtOnce() async throws {
        let fixture = try await Fixture()
        let created = try await fixture.create("main")
        let purging = try await fixture.delete(created.id, deleteVolume: true)
        #expect(purging.state == .deleting)
        #expect(purging.desired == .purged)
        #expect(await reason { _ = try await fixture.undelete(created.id) } == "VolumeMissing")
    }

    @Test func anUndeleteBringsBackWhatWasDeleted() async throws {
        let fixture = try await Fixture()
        let deleted = try await deletedDatabase(fixture)
        let back = try await fixture.undelete(deleted.id)
        #expect(back.state == .undeleting)
        #expect(back.desired == .present)
        #expect(back.generation == deleted.generation + 1)
        #expect(back.sequence == deleted.sequence + 1)
        #expect(!back.volumeRetained)
        #expect(await reason { _ = try await fixture.undelete(deleted.id) } == "OperationInProgress")
    }

    @Test func anUndeleteNeedsADeletedDatabase() async throws {
        let fixture = try await Fixture()
        let created = try await fixture.create("main")
        #expect(await reason { _ = try await fixture.undelete(created.id) } == "NotDeleted")
        _ = try await fixture.delete(created.id)
        #expect(await reason { _ = try await fixture.undelete(created.id) } == "OperationInProgress")
    }

    @Test func anUndeleteNeedsItsName() async throws {
        let fixture = try await Fixture()
        let deleted = try await deletedDatabase(fixture)
        _ = try await fixture.create("main")
        #expect(await reason { _ = try await fixture.undelete(deleted.id) } == "NameTaken")
        #expect(try await fixture.store.database(org: fixture.acme, app: fixture.web, id: deleted.id) == deleted)
    }

    @Test func anUndeleteNeedsTheVolumeOfWhatWasReady() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("main")
        try await fixture.drive(Change(state: .ready, nextWake: .never, everReady: true))
        let id = try #require(
            try await fixture.store.databases(org: fixture.acme, app: fixture.web).databases.first?.id)
        _ = try await fixture.delete(id)
        try await fixture.drive(Change(state: .deleted, nextWake: .never))
        #expect(await reason { _ = try await fixture.undelete(id) } == "VolumeMissing")
    }

    @Test func aProtectedDatabaseStays() async throws {
        let fixture = try await Fixture()
        let created = try await fixture.create("main")
        try await fixture.pool.execute("update databases set deletion_protection = true")
        #expect(await reason { _ = try await fixture.delete(created.id) } == "DeletionProtected")
        let audit = try await fixture.store.auditEntries(org: fixture.acme, limit: 10)
        #expect(audit.map(\.action) == ["databases.create"])
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        let fixture = try await Fixture()
        let id = try #require(DatabaseID("aaaaaaaaaaaaaaaa"))
        #expect(await reason { _ = try await fixture.delete(id) } == "NotFound")
        #expect(await reason { _ = try await fixture.undelete(id) } == "NotFound")
    }
}
