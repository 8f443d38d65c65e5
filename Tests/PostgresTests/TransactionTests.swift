import EventLoop
import Support
import Testing

@testable import Postgres

@Suite struct TransactionTests {
    struct Refusal: Error {}

    private func makeTable() async throws -> PostgresPool {
        let pool = try await makePool(size: 2)
        try await pool.execute("create table t (id int primary key)")
        return pool
    }

    private func count(_ pool: PostgresPool) async throws -> Int? {
        try await pool.execute("select count(*) as count from t").first?.int("count")
    }

    @Test func whatReturnsIsCommitted() async throws {
        let pool = try await makeTable()
        let answer = try await pool.transaction { transaction in
            try await transaction.execute("insert into t values (1)")
            let inside = try await transaction.execute("select count(*) as count from t").first?.int("count")
            #expect(try await count(pool) == 0)
            return inside
        }
        #expect(answer == 1)
        #expect(try await count(pool) == 1)
        await pool.close()
    }

    @Test func whatThrowsIsRolledBack() async throws {
        let pool = try await makeTable()
        await #expect(throws: Refusal.self) {
            try await pool.transaction { transaction in
                try await transaction.execute("insert into t values (1)")
                throw Refusal()
            }
        }
        #expect(try await count(pool) == 0)
        await pool.close()
    }

    @Test func anOverlookedFailureIsNotACommit() async throws {
        let pool = try await makeTable()
        let fault = await #expect(throws: PostgresFault.self) {
            try await pool.transaction { transaction in
                try await transaction.execute("insert into t values (1)")
                do { try await transaction.execute("insert into t values (1)") } catch is PostgresFault {}
            }
        }
        #expect(fault?.sqlState == "25P02")
        #expect(try await count(pool) == 0)
        await pool.close()
    }

    @Test func theLastStatementCommits() async throws {
        let pool = try await makeTable()
        let id = try await pool.transaction { transaction in
            try await transaction.execute("insert into t values (1)")
            let rows = try await transaction.executeLast("insert into t values (2) returning id")
            let fault = await #expect(throws: PostgresFault.self) { try await transaction.execute("select 1") }
            #expect(fault?.kind == .usage)
            return try rows.first?.int("id")
        }
        #expect(id == 2)
        #expect(try await count(pool) == 2)
        await pool.close()
    }

    @Test func aFailingLastStatementCommitsNothing() async throws {
        let pool = try await makeTable()
        let fault = await #expect(throws: PostgresFault.self) {
            try await pool.transaction { transaction in
                try await transaction.execute("insert into t values (1)")
                try await transaction.executeLast("insert into t values (1)")
            }
        }
        #expect(fault?.sqlState == "23505")
        let overlooked = await #expect(throws: PostgresFault.self) {
            try await pool.transaction { transaction in
                try await transaction.execute("insert into t values (1)")
                do { try await transaction.executeLast("insert into t values (1)") } catch is PostgresFault {}
            }
        }
        #expect(overlooked?.sqlState == "25P02")
        #expect(try await count(pool) == 0)
        await pool.close()
    }

    @Test func aSnapshotSeesOneMomentAndChangesNothing() async throws {
        let pool = try await makeTable()
        try await pool.transaction(.snapshot) { transaction in
            #expect(try await transaction.execute("select * from t").isEmpty)
            try await pool.execute("insert into t values (1)")
            #expect(try await transaction.execute("select * from t").isEmpty)
        }
        let fault = await #expect(throws: PostgresFault.self) {
            try await pool.transaction(.snapshot) { try await $0.execute("insert into t values (2)") }
        }
        #expect(fault?.sqlState == "25006")
        await pool.close()
    }

    @Test func scriptsCanBePartOfATransaction() async throws {
        let pool = try await makeTable()
        await #expect(throws: Refusal.self) {
            try await pool.transaction { transaction in
                try await transaction.executeScript("insert into t values (1); insert into t values (2)")
                #expect(try await transaction.execute("select * from t").count == 2)
                throw Refusal()
            }
        }
        #expect(try await count(pool) == 0)
        await pool.close()
    }

    @Test func transactionsWaitTheirTurnAmongStatements() async throws {
        let pool = try await makeTable()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in 0..<50 {
                group.addTask {
                    _ = try await pool.transaction { try await $0.execute("insert into t values (\(id))") }
                }
                group.addTask { _ = try await pool.execute("select count(*) from t") }
            }
            try await group.waitForAll()
        }
        #expect(try await count(pool) == 50)
        await pool.close()
    }

    @Test func aCancelledTransactionIsRolledBackAndItsConnectionUsedAgain() async throws {
        let pool = try await makePool(size: 1)
        try await pool.execute("create table t (id int primary key)")
        let work = Task {
            try await pool.transaction { transaction in
                try await transaction.execute("insert into t values (1)")
                try await transaction.execute("select pg_sleep(0.2)")
            }
        }
        work.cancel()
        await #expect(throws: CancellationError.self) { try await work.value }
        #expect(try await count(pool) == 0)
        await pool.close()
    }

    @Test func whoWaitsTooLongHearsOfIt() async throws {
        let database = try await ScratchPostgres.shared.database()
        let pool = PostgresPool(
            connectionString: database, loop: TestLoop.shared,
            configuration: .init(size: 1, acquireTimeout: .milliseconds(50)))
        let fault = await #expect(throws: PostgresFault.self) {
            try await pool.transaction { transaction in
                try await transaction.execute("select 1")
                try await pool.execute("select 1")
            }
        }
        #expect(fault?.kind == .connection)
        await pool.close()
    }
}
