import DockerAPI
import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Engines

/// What an app gets: an ordinary role with a database of its own, and passwords that are nowhere to be seen.
@Suite(.serialized, .enabled(if: ContainerEngine.isAvailable, Comment(rawValue: ContainerEngine.reason)))
struct DockerAppTests {
    @Test(arguments: DockerFixture.versions) func theAppIsAnOrdinaryRole(_ version: EngineVersion) async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance(version).provisionApp(password: "secret")
            let access = fixture.access
            let rights = """
                select concat(rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls)::text as answer
                from pg_roles where rolname = current_user
                """
            #expect(try await access.ask(spec, rights, password: "secret") == "fffff")
            let attempts = [
                "select pg_read_file('/etc/passwd') as answer", "create table x (y text); copy x from '/etc/passwd'",
                "copy (select 1) to program 'true'", "create role other", "create database other",
                "alter system set work_mem = '1MB'", "set log_statement = 'all'",
                "select pg_reload_conf()::text as answer",
                "create extension file_fdw", "set role paas_admin",
            ]
            for attempt in attempts {
                await #expect(throws: PostgresFault.self, "\(attempt)") {
                    try await access.ask(spec, attempt, password: "secret")
                }
            }
            try await access.ask(
                spec, "create schema own; create table own.t (i int); drop schema own cascade", password: "secret")
            try await access.ask(spec, "create table public.t (i int)", password: "secret")
            for database in ["postgres", "template1"] {
                await #expect(throws: PostgresFault.self, "\(database)") {
                    try await access.ask(
                        spec, "select 1::text as answer", user: "app", password: "secret", database: database)
                }
            }
            let owner = "select pg_get_userbyid(datdba)::text as answer from pg_database where datname = 'app'"
            #expect(try await access.administer(spec, owner) == "app")
            // The documented way in for debugging.
            let shown = try await fixture.client.exec(
                "paas-db-\(spec.id)", command: ["psql", "-U", "app", "-d", "app", "-Atc", "select current_user"])
            #expect(shown.exitCode == 0 && shown.output == Array("app\n".utf8))
        }
    }

    @Test func noPasswordThatIsSeenWorks() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "secret-canary")
            let found = try #require(try await fixture.client.container("paas-db-\(spec.id)"))
            let seen = try #require(found.configuration.environment["POSTGRES_PASSWORD"])
            for user in ["app", "paas_admin", "paas_setup"] {
                await #expect(throws: PostgresFault.self, "\(user)") {
                    try await fixture.access.ask(
                        spec, "select 1::text as answer", user: user, password: seen, database: "app")
                }
            }
            #expect(!found.configuration.environment.entries.contains { $0.contains("secret-canary") })
            let log = try await fixture.client.logs(found.id, tail: 1_000)
            #expect(!log.contains { $0.contains("secret-canary") || $0.contains("SCRAM-SHA-256$") })
            #expect(
                try await fixture.access.administer(
                    spec, "select count(*)::text from pg_authid where rolname = 'paas_admin' and rolpassword is null")
                    == "1")
        }
    }

    @Test func whatAnAppSaysIsNotLogged() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "secret")
            await #expect(throws: PostgresFault.self) {
                try await fixture.access.ask(spec, "select 'canary'::int::text as answer", password: "secret")
            }
            try await fixture.access.ask(spec, "do $$ begin raise warning 'canary'; end $$", password: "secret")
            let log = try await fixture.client.logs("paas-db-\(spec.id)", tail: 1_000)
            #expect(log.contains { $0.contains("ready to accept connections") })
            #expect(!log.contains { $0.contains("canary") })
        }
    }

    /// Each is a state that a crash may leave; what was begun is completed.
    @Test(arguments: [
        "create role paas_setup superuser login",
        "create role paas_setup superuser login; create role old superuser login",
        "drop database app",
    ])
    func handingOverCompletesItsOwnWork(_ interrupted: String) async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provision()
            for statement in interrupted.split(separator: ";") {
                _ = try await fixture.access.administer(spec, String(statement))
            }
            if interrupted.contains("old") {
                let rename = "alter role app rename to paas_admin"
                _ = try await fixture.access.administer(spec, rename, users: ["old"])
                _ = try await fixture.access.administer(spec, "drop role old", users: ["paas_admin"])
            }
            for password in ["first", "second"] {
                try await fixture.access.makeApp(spec, password: password)
                #expect(try await fixture.access.ask(spec, "select 'in' as answer", password: password) == "in")
            }
            let roles = "select string_agg(rolname, ' ' order by rolname) from pg_roles where rolname !~ '^pg_'"
            #expect(try await fixture.access.administer(spec, roles) == "app paas_admin")
        }
    }

    @Test func aChangedPasswordCountsAtOnce() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "first")
            let endpoint = try #require(spec.endpoint)
            let session = try await fixture.namespace.run {
                OpenSession(
                    try Login.connect(
                        Login.parameters(endpoint, user: "app", password: "first", database: "app")))
            }
            try await fixture.engine.changePassword(
                spec, verifier: SCRAMVerifier.make(of: Secret("second")), endsSessions: false)
            try session.ask("select 1")
            try await fixture.engine.changePassword(
                spec, verifier: SCRAMVerifier.make(of: Secret("third")), endsSessions: true)
            #expect(throws: PostgresFault.self) { try session.ask("select 1") }
            #expect(try await fixture.access.ask(spec, "select 'in' as answer", password: "third") == "in")
            for password in ["first", "second"] {
                await #expect(throws: PostgresFault.self) {
                    try await fixture.access.ask(spec, "select 'in' as answer", password: password)
                }
            }
        }
    }

    @Test func loginsAreTriedFromAContainer() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "a 'quoted' \\ secret")
            let engine = fixture.engine
            #expect(try await engine.reach() == .helper)
            let password = Secret("a 'quoted' \\ secret")
            #expect(try await engine.logIn(spec, password: password) == spec.systemIdentifier)
            let name = "paas-login-\(fixture.configuration.installation.prefix(8))"
            let helper = try #require(try await fixture.client.container(name))
            #expect(helper.configuration.labels["paas.role"] == "login")
            #expect(helper.limits.droppedCapabilities == ["ALL"] && helper.limits.isReadOnly)
            #expect(!helper.mounts.contains { $0.type == "volume" })
            let conformance = fixture.conformance()
            let fault = try await conformance.expectFault(.authenticationFailed) {
                _ = try await engine.logIn(spec, password: Secret("wrong"))
            }
            #expect(!fault.isTransient)
            // Whatever becomes of it, there is another one; several logins at once share it.
            try await fixture.client.removeContainer(name, force: true)
            async let first = engine.logIn(spec, password: password)
            async let second = engine.logIn(spec, password: password)
            #expect(try await [first, second] == [spec.systemIdentifier, spec.systemIdentifier])
            try await fixture.client.killContainer(name)
            #expect(try await engine.logIn(spec, password: password) == spec.systemIdentifier)
            #expect(try await engine.owned() == [spec.id])
        }
    }

    /// The server of the initialisation is no server that an app could use.
    @Test func aLoginWaitsForTheRealServer() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provision()
            let engine = fixture.engine
            try await fixture.access.makeApp(spec, password: "secret")
            let log = try await fixture.client.logs("paas-db-\(spec.id)", tail: 1_000)
            #expect(log.contains { $0.contains("init process complete") }, "it was handed over too early")
            try await engine.stop(spec.id)
            try await engine.start(spec)
            #expect(try await engine.logIn(spec, password: Secret("secret")) != nil)
        }
    }
}

/// A session that is used by one task at a time.
private final class OpenSession: @unchecked Sendable {
    private let connection: BlockingConnection

    init(_ connection: BlockingConnection) { self.connection = connection }

    func ask(_ statement: String) throws { try connection.executeScript(statement) }
}
