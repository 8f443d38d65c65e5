import Engines
import Model
import Postgres
import Probe
import Sealing
import Support
import Testing

/// What the server of a database does when it is told of temporary logins.
@Suite(.serialized) struct TemporaryLoginTests {
    private static let password = "login-canary-77a1"

    private func withApp(
        _ body: @Sendable @escaping (TenantCluster, ProbePool) async throws -> Void
    ) async throws {
        let cluster = try await TenantCluster()
        try await withProbes { probes in
            try await probes.prepare(
                AppCredentials(password: Secret("app")), through: cluster.login, deadline: .seconds(20))
            try await body(cluster, probes)
        }
        try await cluster.postgres.stop()
    }

    private func wanted(_ text: String, until: Duration = .seconds(900)) throws -> WantedLogin {
        // The server's clock is this machine's.
        let now = Timestamp(microseconds: Int64(TimeOfDay.seconds() * 1_000_000))
        return WantedLogin(
            id: try #require(LoginID(text)), verifier: try SCRAMVerifier.make(of: Secret(Self.password)),
            until: now.advanced(by: until))
    }

    private func arrange(
        _ wanted: [WantedLogin], _ cluster: TenantCluster, _ probes: ProbePool
    ) async throws {
        let version = try await cluster.major()
        try await probes.arrangeLogins(
            LoginStatements(
                statements: try TemporaryRoles(wanted).statements, clearing: TemporaryRoles.clearing,
                clearingOptions: TenantSession.options(EngineVersion(major: version))),
            through: cluster.login, deadline: .seconds(20))
    }

    private func session(_ cluster: TenantCluster, _ user: String, _ password: String) throws -> BlockingConnection {
        // Also where the app has set a limit that a busy machine can't keep.
        try BlockingConnection(
            connectionString:
                "host=127.0.0.1 port=\(cluster.port) user=\(user) dbname=app sslmode=disable password='\(password)' "
                + "options='-c statement_timeout=0'")
    }

    private func roles(_ cluster: TenantCluster) throws -> [String] {
        try cluster.ask("select rolname::text as name from pg_roles where rolname ~ '^paas_login_' order by 1")
            .map { try $0.text("name") }
    }

    @Test func aLoginActsAsTheAppAndMayDoNothingAsItself() async throws {
        try await withApp { cluster, probes in
            let login = try wanted("aaaaaaaaaaaaaaaa")
            for _ in 0..<2 { try await arrange([login], cluster, probes) }
            let session = try session(cluster, login.id.role, Self.password)
            let users = try session.execute("select session_user::text as session, current_user::text as current")
            #expect(try users.first?.text("session") == login.id.role)
            #expect(try users.first?.text("current") == "app")
            _ = try session.execute("create table made (n int)")
            let owner = try cluster.ask(
                "select tableowner::text as owner from pg_tables where tablename = 'made'", database: "app")
            #expect(try owner.first?.text("owner") == "app")
            let rights = try cluster.ask(
                """
                select rolsuper or rolinherit or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as any,
                    rolconnlimit as connections from pg_roles where rolname = \(login.id.role)
                """)
            #expect(try rights.first?.bool("any") == false)
            #expect(try rights.first?.int("connections") == TemporaryRoles.connections)
            for denied in ["create table mine (n int)", "select * from made", "alter role app password 'x'"] {
                _ = try session.execute("set role none")
                #expect(throws: PostgresFault.self, "\(denied)") { try session.executeScript(denied) }
            }
            let log = try await cluster.postgres.log()
            #expect(!log.contains("canary-77a1") && !log.contains("SCRAM-SHA-256$"))
        }
    }

    @Test func whatIsOverEndsWithItsSessionsAndTheOthersGoOn() async throws {
        try await withApp { cluster, probes in
            let (first, second) = (try wanted("aaaaaaaaaaaaaaaa"), try wanted("bbbbbbbbbbbbbbbb"))
            try await arrange([first, second], cluster, probes)
            let ended = try session(cluster, first.id.role, Self.password)
            let kept = try session(cluster, second.id.role, Self.password)
            let app = try session(cluster, "app", "app")
            try await arrange([second], cluster, probes)
            #expect(throws: PostgresFault.self) { try ended.execute("select 1") }
            _ = try kept.execute("select 1")
            _ = try app.execute("select 1")
            #expect(try roles(cluster) == [second.id.role])
            #expect(throws: PostgresFault.self) { try session(cluster, first.id.role, Self.password) }
            try await arrange([], cluster, probes)
            #expect(try roles(cluster) == [])
        }
    }

    @Test func theServerItselfLetsNobodyInAfterTheEnd() async throws {
        try await withApp { cluster, probes in
            let login = try wanted("aaaaaaaaaaaaaaaa", until: .seconds(-1))
            try await arrange([login], cluster, probes)
            #expect(try roles(cluster) == [login.id.role])
            #expect(throws: PostgresFault.self) { try session(cluster, login.id.role, Self.password) }
        }
    }

    /// A tenant who does all that it can to keep a login alive.
    @Test func whatBelongsToALoginBecomesTheApps() async throws {
        try await withApp { cluster, probes in
            let login = try wanted("aaaaaaaaaaaaaaaa")
            try await arrange([login], cluster, probes)
            let app = try session(cluster, "app", "app")
            for statement in [
                "create schema open", "create table granted (n int)", "grant all on schema open to public",
                "grant select on granted to \(login.id.role)",
                "alter default privileges grant select on tables to \(login.id.role)",
                "alter database app set default_transaction_read_only = on", "alter database app set role = 'app'",
                "alter database app set statement_timeout = 1", "alter database app set search_path = open",
                "create function open.format(text, name) returns text language sql return 'drop table public.granted'",
            ] { try app.executeScript(statement) }
            let session = try session(cluster, login.id.role, Self.password)
            try session.executeScript("set default_transaction_read_only = off")
            for statement in ["set role none", "create table open.owned (n int)", "select lo_create(4711)"] {
                try session.executeScript(statement)
            }
            try await arrange([], cluster, probes)
            #expect(try roles(cluster) == [])
            let owners = try cluster.ask(
                """
                select pg_get_userbyid(relowner)::text as owner from pg_class where relname in ('owned', 'granted')
                union all select pg_get_userbyid(lomowner)::text from pg_largeobject_metadata where oid = 4711
                """, database: "app options='-c default_transaction_read_only=off -c role=none -c statement_timeout=0'")
            #expect(try owners.map { try $0.text("owner") } == ["app", "app", "app"])
        }
    }

    @Test func whatIsNoVerifierIsRefused() throws {
        let login = WantedLogin(
            id: try #require(LoginID("aaaaaaaaaaaaaaaa")), verifier: "SCRAM-SHA-256$'; drop role app",
            until: Timestamp(microseconds: 0))
        #expect(throws: EngineFault.self) { try TemporaryRoles([login]) }
    }
}

extension TenantCluster {
    func major() async throws -> Int {
        try ask("select current_setting('server_version_num')::integer / 10000 as major").first?.int("major") ?? 0
    }
}
