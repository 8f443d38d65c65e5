import Model
import Postgres
import Support
import Testing

@testable import Store

@Suite struct MigrationTests {
    @Test func migratingTwiceChangesNothing() async throws {
        let fixture = try await Fixture()
        let before = try await fixture.store.installation()
        try await fixture.store.migrate()
        #expect(try await fixture.store.installation() == before)
        #expect(before.id.count == 32)
        #expect(before.epoch.count == 16)
    }

    @Test func daemonsThatStartTogetherMigrateOnce() async throws {
        let connectionString = try await ScratchPostgres.shared.database()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let pool = PostgresPool(connectionString: connectionString, loop: TestLoop.shared, size: 1)
                    try await Store(pool: pool).migrate()
                    await pool.close()
                }
            }
            try await group.waitForAll()
        }
        let pool = PostgresPool(connectionString: connectionString, loop: TestLoop.shared, size: 1)
        let rows = try await pool.execute("select count(*) as count from migrations")
        #expect(try rows.first?.int64("count") == Migration.newest)
        await pool.close()
    }

    @Test func aNewerSchemaIsRefused() async throws {
        let fixture = try await Fixture()
        try await fixture.pool.execute("insert into migrations (number, name) values (\(Int64(99)), 'of tomorrow')")
        let fault = await #expect(throws: Fault.self) { try await fixture.store.migrate() }
        #expect(fault?.reason == "SchemaTooNew")
        #expect(fault?.message.contains("99") == true)
    }

    @Test func aFailedMigrationLeavesNothing() async throws {
        let fixture = try await Fixture()
        let broken = Migration(
            number: Migration.newest + 1, name: "broken",
            statements: ["create table half (id bigint)", "create table half (id bigint)"])
        await #expect(throws: Fault.self) { try await fixture.store.migrate(Migration.all + [broken]) }
        let rows = try await fixture.pool.execute("select to_regclass('half') is null as is_absent")
        #expect(try rows.first?.bool("is_absent") == true)
        try await fixture.store.migrate()
    }

    @Test func numbersHaveNoGaps() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.newest))
    }
}
