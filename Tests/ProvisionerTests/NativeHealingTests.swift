import Engines
import EventLoop
import Glibc
import Model
import Postgres
import Provisioner
import Support
import Testing

/// What happens to native databases in life, and that they come back.
@Suite(.serialized) struct NativeHealingTests {
    private static let builds = getenv("PAAS_POSTGRES_DIRECTORY").map { String(cString: $0) }

    private func with(
        _ body: @escaping @Sendable (LiveScene, _ home: String, Database) async throws -> Void
    ) async throws {
        let home = try TemporaryDirectory.make(prefix: "paas-heal-")
        let engine = try NativeEngine(
            NativeConfiguration(
                home: home, addresses: AddressRange(installation: home), postgresDirectory: Self.builds))
        let version = try #require(try await engine.versions().last?.version)
        let result: Result<Void, any Error>
        do {
            try await LiveScene.with(engine, { NativeTenants(engine: engine, probes: $0) }) { scene in
                try await body(scene, home, try await scene.create(version))
            }
            result = .success(())
        } catch { result = .failure(error) }
        try await Tool(path: "/bin/rm").run(["-rf", "--one-file-system", "--", home])
        try result.get()
    }

    private func signal(_ signal: Int32, _ home: String, _ id: DatabaseID) throws {
        let file = try TextFile.read("\(home)/volumes/\(id)/data/postmaster.pid")
        let process = try #require(file.split(separator: "\n").first.flatMap { pid_t($0) })
        guard kill(process, signal) == 0 else { throw SystemFault(call: "kill") }
    }

    @Test func whatEndsOrStandsStillComesBack() async throws {
        try await with { scene, home, database in
            let id = database.id
            try await scene.drift(id, seenAs: ["InstanceStopped"]) { try signal(SIGKILL, home, id) }
            try await scene.drift(id, seenAs: ["InstanceStopped"]) { try signal(SIGSTOP, home, id) }
            try await scene.drift(id, seenAs: ["InstanceMissing", "InstanceStopped"]) {
                try await Tool(path: "/bin/rm").run(["-rf", "--", "\(home)/run/db/\(id)"])
                try signal(SIGKILL, home, id)
            }
            #expect(try await scene.database(id).endpoint == database.endpoint)
        }
    }

    @Test func anAppThatTakesEveryConnectionStaysReady() async throws {
        try await with { scene, _, database in
            let endpoint = try #require(database.endpoint)
            let words =
                "host=\(endpoint.host) port=\(endpoint.port) user=app dbname=app "
                + "password=\(try await scene.password(database.id))"
            var sessions: [BlockingConnection] = []
            while sessions.count < 200, let session = try? BlockingConnection(connectionString: words) {
                sessions.append(session)
            }
            #expect(sessions.count > 80)
            let before = try await scene.database(database.id)
            // Some looks, each with a question to the server.
            let looks = try await scene.claims(database.id)
            #expect(try await eventually(within: .seconds(60)) { try await scene.claims(database.id) >= looks + 5 })
            let after = try await scene.database(database.id)
            #expect(after.state == .ready && after.revision == before.revision)
            withExtendedLifetime(sessions) {}
        }
    }

    @Test func aPasswordFromInsideIsSaidAndRotatedAway() async throws {
        try await with { scene, _, database in
            let endpoint = try #require(database.endpoint)
            try BlockingConnection(
                connectionString: "host=\(endpoint.host) port=\(endpoint.port) user=app dbname=app "
                    + "password=\(try await scene.password(database.id))"
            ).execute("alter role app password 'mine'")
            try await scene.waitFor(.degraded, "LoginRefused", database.id)
            try await scene.rotate(database.id)
            try await scene.waitFor(.ready, nil, database.id)
            _ = try BlockingConnection(
                connectionString: "host=\(endpoint.host) port=\(endpoint.port) user=app dbname=app "
                    + "password=\(try await scene.password(database.id))")
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible, "only root can mount file systems"))
    func aFullDiskIsWaitedFor() async throws {
        let home = try TemporaryDirectory.make(prefix: "paas-heal-")
        let engine = try NativeEngine(
            NativeConfiguration(
                home: home, addresses: AddressRange(installation: home), postgresDirectory: Self.builds))
        let version = try #require(try await engine.versions().last?.version)
        try await SmallDisk.with(at: "\(home)/volumes", mebibytes: 256) { disk in
            try await LiveScene.with(engine, { NativeTenants(engine: engine, probes: $0) }) { scene in
                let id = try await scene.create(version).id
                try disk.fill()
                try await scene.waitFor(.degraded, "DiskFull", id)
                try signal(SIGKILL, home, id)
                let spec = InstanceSpec(id: id, version: version)
                #expect(try await eventually { try await engine.observe(spec).instance == .stopped })
                try await scene.waitFor(.degraded, "DiskFull", id)
                #expect(try await scene.database(id).message.contains("less than 1 MiB left"))
                try disk.empty()
                try await scene.waitFor(.ready, nil, id)
            }
        }
        try await Tool(path: "/bin/rm").run(["-rf", "--one-file-system", "--", home])
    }
}
