import EventLoop
import Support
import Testing

@testable import Postgres

@Suite struct RecoveryTests {
    @Test func aTerminatedBackendFailsItsQueryAndThePoolRecovers() async throws {
        let database = try await ScratchPostgres.shared.database()
        let pool = try await makePool(size: 1, connectionString: database)
        let killer = try await makePool(size: 1, connectionString: database)
        let pid = try #require(try await pool.execute("select pg_backend_pid() as pid").first?.int("pid"))
        async let sleeping = pool.execute("select pg_sleep(30)")
        #expect(
            try await eventually {
                let rows = try await killer.execute(
                    "select 1 from pg_stat_activity where pid = \(pid) and wait_event = 'PgSleep'")
                return !rows.isEmpty
            })
        try await killer.execute("select pg_terminate_backend(\(pid))")
        do {
            _ = try await sleeping
            Issue.record("the query survived its backend")
        } catch let fault as PostgresFault {
            #expect(fault.kind == .connection)
            #expect(fault.sqlState == "57P01")
        }
        let next = try await pool.execute("select pg_backend_pid() as pid").first?.int("pid")
        #expect(next != pid)
        await pool.close()
        await killer.close()
    }

    @Test func aBackendThatEndsWhileIdleIsReplacedUnnoticed() async throws {
        let database = try await ScratchPostgres.shared.database()
        let pool = try await makePool(size: 1, connectionString: database)
        let killer = try await makePool(size: 1, connectionString: database)
        let pid = try #require(try await pool.execute("select pg_backend_pid() as pid").first?.int("pid"))
        try await killer.execute("select pg_terminate_backend(\(pid), 5000)")
        #expect(
            await eventually {
                do { return try await pool.execute("select pg_backend_pid() as pid").first?.int("pid") != pid } catch {
                    return false
                }
            })
        await pool.close()
        await killer.close()
    }

    @Test func aServerThatIsDownIsAFaultUntilItIsUp() async throws {
        let cluster = ScratchPostgres()
        let connectionString = try await cluster.start()
        try await cluster.stop()
        let pool = try await makePool(size: 2, connectionString: connectionString)
        for _ in 0..<2 {
            let fault = await #expect(throws: PostgresFault.self) { try await pool.execute("select 1") }
            #expect(fault?.kind == .connection)
        }
        try await cluster.start()
        #expect(try await pool.execute("select 1 as one").first?.int("one") == 1)
        try await cluster.stop()
        await pool.close()
    }

    @Test func aCancelledTaskStopsWaitingAndTheConnectionIsUsedAgain() async throws {
        let connectionString = try await ScratchPostgres.shared.database()
        let holder = try await makePool(size: 1, connectionString: connectionString)
        try await holder.execute("select pg_advisory_lock(1)")
        let pool = try await makePool(size: 1, connectionString: connectionString)
        try await pool.execute("select 1")
        let waiting = Task { try await pool.execute("select pg_advisory_lock(1)") }
        let behind = Task { try await pool.execute("select pg_backend_pid() as pid") }
        waiting.cancel()
        // The server still waits for the lock: only the cancellation can end this.
        await #expect(throws: CancellationError.self) { try await waiting.value }
        try await holder.execute("select pg_advisory_unlock(1)")
        #expect(try await behind.value.count == 1)
        await pool.close()
        await holder.close()
    }

    @Test func aHostWithoutAnAddressIsAFaultAndBlocksNobody() async throws {
        let pool = PostgresPool(
            connectionString: "host=nobody.invalid dbname=x password=canary", loop: TestLoop.shared,
            configuration: .init(session: SessionSettings(connectTimeout: .milliseconds(300))))
        let fault = await #expect(throws: PostgresFault.self) { try await pool.execute("select 1") }
        #expect(fault?.kind == .connection)
        #expect(fault?.message.contains("canary") == false)
        await pool.close()
    }

    @Test func aHostMayHaveAName() async throws {
        let port = try FreePort.find()
        let cluster = ScratchPostgres(
            settings: ["listen_addresses": "127.0.0.1", "port": "\(port)"],
            hostRules: ["host all all 127.0.0.1/32 trust"])
        try await cluster.start()
        let pool = PostgresPool(
            connectionString: "host=localhost port=\(port) user=\(ScratchPostgres.superuser) dbname=postgres",
            loop: TestLoop.shared)
        #expect(try await pool.execute("select inet_server_port() as port").first?.int("port") == port)
        await pool.close()
        try await cluster.stop()
    }

    @Test func theListenerHearsAndComesBack() async throws {
        let database = try await ScratchPostgres.shared.database()
        let pool = try await makePool(connectionString: database)
        let listener = PostgresListener(
            connectionString: database, loop: TestLoop.shared, channels: ["paas_events", "Odd \"name\""],
            session: SessionSettings(applicationName: "ears"))
        let heard = Recorder<PostgresListener.Event>()
        @Sendable func hears(_ event: PostgresListener.Event, times: Int = 1) async -> Bool {
            await eventually { heard.all.count { $0 == event } >= times }
        }
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listener.run { heard.append($0) } }
            group.addTask {
                #expect(await hears(.connected))
                try await pool.execute("select pg_notify('paas_events', '41'), pg_notify('Odd \"name\"', 'x')")
                #expect(await hears(.notification(channel: "paas_events", payload: "41")))
                #expect(await hears(.notification(channel: "Odd \"name\"", payload: "x")))
                try await pool.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ears'")
                #expect(await hears(.connected, times: 2))
                try await pool.execute("select pg_notify('paas_events', '42')")
                #expect(await hears(.notification(channel: "paas_events", payload: "42")))
            }
            do { try await group.next() } catch { Issue.record(error) }
            group.cancelAll()
        }
        #expect(heard.all.count { if case .disconnected = $0 { true } else { false } } == 1)
        await pool.close()
    }

    @Test func theServersNoticesGoToTheirSink() async throws {
        let database = try await ScratchPostgres.shared.database()
        let notices = Recorder<String>()
        let pool = PostgresPool(
            connectionString: database, loop: TestLoop.shared, configuration: .init(onNotice: { notices.append($0) }))
        try await pool.execute("drop table if exists nothing_of_the_kind")
        #expect(notices.all.count == 1)
        await pool.close()
    }
}
