import EventLoop
import Support
import Testing

@testable import Postgres

/// A pool on a database of its own.
func makePool(size: Int = 4, connectionString: String? = nil) async throws -> PostgresPool {
    let database: String
    if let connectionString {
        database = connectionString
    } else {
        database = try await ScratchPostgres.shared.database()
    }
    return PostgresPool(connectionString: database, loop: TestLoop.shared, size: size, applicationName: "pool-tests")
}

@Suite struct PoolTests {
    @Test func valuesComeBackAsTheyWent() async throws {
        let pool = try await makePool()
        let text = "O'Reilly \"\\ äöü 🦆 \u{1}; drop table x;--"
        let bytes = (0...255).map { UInt8($0) } + [0, 0]
        let none: String? = nil
        let rows = try await pool.execute(
            """
            select \(text)::text as text, \(bytes)::bytea as bytes, \(Int64.min)::bigint as low,
                \(Int64.max)::bigint as high, \(none)::text as nothing, \(true)::bool as yes, \(false)::bool as no,
                \(["a", "b,\"c\"\\", "", "null", "{}", "ü"])::text[] as list, \([String]())::text[] as empty
            """)
        let row = try #require(rows.first)
        #expect(try row.text("text") == text)
        #expect(try row.bytes("bytes") == bytes)
        #expect(try row.int64("low") == .min)
        #expect(try row.int64("high") == .max)
        #expect(try row.textOrNull("nothing") == nil)
        #expect(try row.bool("yes"))
        #expect(try !row.bool("no"))
        #expect(try row.textArray("list") == ["a", "b,\"c\"\\", "", "null", "{}", "ü"])
        #expect(try row.textArray("empty") == [])
        await pool.close()
    }

    @Test func wrongReadsAreFaults() async throws {
        let pool = try await makePool()
        let row = try #require(try await pool.execute("select 'x' as word, null as nothing").first)
        #expect(throws: PostgresFault.self) { try row.int("word") }
        #expect(throws: PostgresFault.self) { try row.text("nothing") }
        #expect(throws: PostgresFault.self) { try row.text("absent") }
        await pool.close()
    }

    @Test func aNULByteInATextIsRefusedAndNotCutOff() async throws {
        let pool = try await makePool()
        let fault = await #expect(throws: PostgresFault.self) {
            try await pool.execute("select \("a\0b")::text")
        }
        #expect(fault?.kind == .usage)
        await pool.close()
    }

    @Test func aRefusedStatementSaysWhyAndTheConnectionLivesOn() async throws {
        let pool = try await makePool(size: 1)
        try await pool.execute("create table t (id int constraint one_of_each primary key)")
        let before = try await pool.execute("select pg_backend_pid() as pid").first?.int("pid")
        try await pool.execute("insert into t values (\(7))")
        let fault = await #expect(throws: PostgresFault.self) { try await pool.execute("insert into t values (\(7))") }
        #expect(fault?.kind == .server)
        #expect(fault?.sqlState == "23505")
        #expect(fault?.constraint == "one_of_each")
        #expect(fault.map { "\($0)" } == "PostgreSQL ERROR 23505 (one_of_each)")
        #expect(try await pool.execute("select pg_backend_pid() as pid").first?.int("pid") == before)
        await pool.close()
    }

    @Test func aFailingNeighbourInThePipelineHarmsNobody() async throws {
        let pool = try await makePool(size: 1)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    do {
                        let rows = try await pool.execute("select \(100)::int / \(number % 4)::int as quotient")
                        return try number % 4 != 0 && rows.first?.int("quotient") == 100 / (number % 4)
                    } catch let fault as PostgresFault {
                        return number % 4 == 0 && fault.sqlState == "22012"
                    }
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
        await pool.close()
    }

    @Test func aStatementThatCantBePreparedFailsForEveryCallerAndNotForOthers() async throws {
        let pool = try await makePool(size: 1)
        for _ in 0..<3 {
            let fault = await #expect(throws: PostgresFault.self) { try await pool.execute("selct 1") }
            #expect(fault?.sqlState == "42601")
        }
        #expect(try await pool.execute("select 1 as one").first?.int("one") == 1)
        await pool.close()
    }

    @Test func twoHundredCallersShareTwoConnections() async throws {
        let pool = try await makePool(size: 2)
        let (sum, pids) = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for number in 0..<200 {
                group.addTask {
                    let row = try #require(
                        try await pool.execute("select \(number)::int as number, pg_backend_pid() as pid").first)
                    return try (row.int("number"), row.int("pid"))
                }
            }
            return try await group.reduce(into: (0, Set<Int>())) { total, answer in
                total.0 += answer.0
                total.1.insert(answer.1)
            }
        }
        #expect(sum == 199 * 200 / 2)
        #expect(pids.count <= 2)
        await pool.close()
    }

    @Test func boundValuesAreNeverSQL() async throws {
        let pool = try await makePool()
        try await pool.execute("create table victims (name text)")
        let attack = "x'); drop table victims; --"
        try await pool.execute("insert into victims values (\(attack))")
        #expect(try await pool.execute("select name from victims").first?.text("name") == attack)
        #expect(try await pool.execute("select 1 from victims where name = \("' or '1'='1")").isEmpty)
        await pool.close()
    }

    @Test func largeValuesTravelInPieces() async throws {
        let pool = try await makePool(size: 1)
        let text = String(repeating: "0123456789", count: 2_000_000)
        let rows = try await pool.execute("select \(text)::text as text")
        #expect(try rows.first?.text("text") == text)
        await pool.close()
    }

    @Test func moreStatementsThanTheCacheHolds() async throws {
        let pool = try await makePool(size: 1)
        for round in 0..<2 {
            for number in 0..<300 {
                let rows = try await pool.execute("select \(unsafeSQL: "\(number)") + \(round)::int as sum")
                #expect(try rows.first?.int("sum") == number + round)
            }
        }
        let kept = try await pool.execute("select count(*) as count from pg_prepared_statements").first?.int("count")
        #expect(try #require(kept) <= 256)
        await pool.close()
    }

    @Test func aChangedTableCostsOneFailureAtMost() async throws {
        let pool = try await makePool(size: 1)
        try await pool.execute("create table wide (a int)")
        for _ in 0..<2 { try await pool.execute("select * from wide") }
        try await pool.execute("alter table wide add b int")
        let fault = await #expect(throws: PostgresFault.self) { try await pool.execute("select * from wide") }
        #expect(fault?.sqlState == "0A000")
        try await pool.execute("insert into wide values (1, 2)")
        #expect(try await pool.execute("select * from wide").first?.columns == ["a", "b"])
        await pool.close()
    }

    @Test func scriptsHoldSeveralStatements() async throws {
        let pool = try await makePool()
        try await pool.executeScript("create table a (x int); insert into a values (1); insert into a values (2)")
        #expect(try await pool.execute("select sum(x) as sum from a").first?.int("sum") == 3)
        let fault = await #expect(throws: PostgresFault.self) {
            try await pool.executeScript("insert into a values (3); insert into b values (1)")
        }
        #expect(fault?.sqlState == "42P01")
        #expect(try await pool.execute("select sum(x) as sum from a").first?.int("sum") == 3)
        await pool.close()
    }

    @Test func aClosedPoolSaysSo() async throws {
        let pool = try await makePool()
        try await pool.execute("select 1")
        await pool.close()
        let fault = await #expect(throws: PostgresFault.self) { try await pool.execute("select 1") }
        #expect(fault?.kind == .connection)
    }

    @Test func sessionSettingsApply() async throws {
        let database = try await ScratchPostgres.shared.database()
        let session = SessionSettings(
            applicationName: "my name", statementTimeout: .milliseconds(40), lockTimeout: .seconds(1),
            idleInTransactionTimeout: .seconds(2))
        let pool = PostgresPool(
            connectionString: database, loop: TestLoop.shared, configuration: .init(session: session))
        let row = try #require(
            try await pool.execute(
                """
                select current_setting('lock_timeout') as lock, current_setting('application_name') as name,
                    current_setting('idle_in_transaction_session_timeout') as idle
                """
            ).first)
        #expect(try row.text("lock") == "1s")
        #expect(try row.text("idle") == "2s")
        #expect(try row.text("name") == "my name")
        let fault = await #expect(throws: PostgresFault.self) { try await pool.execute("select pg_sleep(20)") }
        #expect(fault?.sqlState == "57014")
        await pool.close()
    }
}
