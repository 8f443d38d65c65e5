import Engines
import Glibc
import Lifecycle
import Logging
import Model
import Postgres
import Probe
import Support
import Testing

@testable import Provisioner

/// Looks into real servers of the native engine, beside an app that wants everything for itself.
@Suite(.serialized) struct NativeLookTests {
    private static let builds = getenv("PAAS_POSTGRES_DIRECTORY").map { String(cString: $0) }

    private struct Place: Sendable {
        let tenants: NativeTenants
        let spec: InstanceSpec

        func look(_ password: String) async throws -> TenantReport {
            try await tenants.look(spec, password: Secret(password), within: .seconds(60))
        }

        func app(_ password: String) throws -> BlockingConnection {
            guard let endpoint = spec.endpoint else { throw SupportFault("it has no address") }
            return try BlockingConnection(
                connectionString: "host=\(endpoint.host) port=\(endpoint.port) user=app dbname=app password=\(password)"
            )
        }

        func session(as user: String) throws -> BlockingConnection {
            let login = try tenants.engine.localLogin(spec)
            return try BlockingConnection(
                connectionString: "host=\(login.socketDirectory) port=\(login.port) user=\(user) dbname=template1")
        }
    }

    /// A database with the password `secret`, on the oldest or the newest version that is here.
    private func with(newest: Bool, _ body: @escaping @Sendable (Place) async throws -> Void) async throws {
        let home = try TemporaryDirectory.make(prefix: "paas-look-")
        let engine = try NativeEngine(
            NativeConfiguration(
                home: home, addresses: AddressRange(installation: home), postgresDirectory: Self.builds))
        let logger = Logger(label: "look") { _ in SwiftLogNoOpLogHandler() }
        let probes = ProbePool(executable: try BuiltPrograms.path("paas-probe"), size: 1, logger: logger)
        let result: Result<Void, any Error>
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await probes.run() }
                group.addTask {
                    let versions = try await engine.versions().map(\.version)
                    let version = try #require(newest ? versions.last : versions.first)
                    let tenants = NativeTenants(engine: engine, probes: probes)
                    try await body(Place(tenants: tenants, spec: try await Self.provision(engine, tenants, version)))
                }
                try await group.next()
                group.cancelAll()
            }
            result = .success(())
        } catch { result = .failure(error) }
        for id in try await engine.owned() { try await engine.destroyVolume(id) }
        try await Tool(path: "/bin/rm").run(["-rf", "--", home])
        try result.get()
    }

    private static func provision(
        _ engine: NativeEngine, _ tenants: NativeTenants, _ version: EngineVersion
    ) async throws -> InstanceSpec {
        var random = SystemRandomNumberGenerator()
        var spec = InstanceSpec(id: DatabaseID(using: &random), version: version)
        guard case .fixed(let hosts) = engine.addresses(for: spec.id, count: 1), let host = hosts.first else {
            throw SupportFault("there is no address")
        }
        spec.endpoint = Endpoint(host: host)
        spec.systemIdentifier = try await engine.createVolume(spec)?.systemIdentifier
        try await engine.start(spec)
        try await tenants.prepare(spec, password: Secret("secret"), within: .seconds(60))
        spec.everReady = true
        return spec
    }

    @Test(arguments: [false, true]) func anAppThatHasTakenEveryConnectionIsWell(newest: Bool) async throws {
        try await with(newest: newest) { place in
            #expect(try await place.look("secret").systemIdentifier == place.spec.systemIdentifier)
            var sessions: [BlockingConnection] = []
            var refusal: PostgresFault?
            while refusal == nil, sessions.count < 200 {
                do throws(PostgresFault) {
                    sessions.append(try Self.connected(place))
                } catch { refusal = error }
            }
            #expect(refusal?.message.contains("connection slots") == true, "\(String(describing: refusal))")
            #expect((80..<100).contains(sessions.count))
            #expect(try await place.look("secret").systemIdentifier == place.spec.systemIdentifier)
            let said = try await place.tenants.logIn(place.spec, password: Secret("secret"), within: .seconds(60))
            #expect(said == place.spec.systemIdentifier, "a login that finds no room is proven by the platform's look")
            let count = try sessions[0].execute("select count(*) as count from pg_stat_activity where usename = 'app'")
            #expect(try count.first?.int("count") == sessions.count, "no look has taken one of the app's")
        }
    }

    private static func connected(_ place: Place) throws(PostgresFault) -> BlockingConnection {
        do { return try place.app("secret") } catch let fault as PostgresFault { throw fault } catch {
            throw PostgresFault(.usage, "\(error)")
        }
    }

    @Test(arguments: [false, true]) func aPasswordThatWasChangedInsideIsNoticed(newest: Bool) async throws {
        try await with(newest: newest) { place in
            _ = try await place.look("secret")
            try place.app("secret").execute("alter role app password 'mine'")
            let fault = await #expect(throws: StepFault.self) { try await place.look("secret") }
            #expect(fault?.reason == .authenticationFailed)
            _ = try await place.look("mine")
            try place.session(as: NativeEngine.administrator).execute("alter role app nologin")
            await #expect(throws: StepFault.self) { try await place.look("mine") }
        }
    }

    @Test func theAppNeitherSeesNorEndsThePlatformsSession() async throws {
        try await with(newest: true) { place in
            _ = try await place.look("secret")
            let platform = try place.session(as: ProbeRole.name)
            let own = try #require(try platform.execute("select pg_backend_pid() as pid").first?.int("pid"))
            let app = try place.app("secret")
            let seen = try app.execute("select query from pg_stat_activity where pid = \(own)")
            #expect(try seen.allSatisfy { try $0.textOrNull("query") == "<insufficient privilege>" })
            #expect(throws: PostgresFault.self) { try app.execute("select pg_terminate_backend(\(own))") }
            #expect(throws: PostgresFault.self) { try app.execute("set role \(unsafeSQL: ProbeRole.name)") }
            #expect(throws: PostgresFault.self) {
                try app.execute("alter role \(unsafeSQL: ProbeRole.name) password 'x'")
            }
            _ = try platform.execute("select 1")
            #expect(throws: PostgresFault.self) { try platform.execute("create table x ()") }
            let role = try place.session(as: NativeEngine.administrator).execute(
                "select rolsuper, rolpassword is null as is_bare from pg_authid where rolname = \(ProbeRole.name)")
            #expect(try role.first?.bool("rolsuper") == false && role.first?.bool("is_bare") == true)
        }
    }
}
