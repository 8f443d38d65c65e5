import Model
import Postgres
import Probe
import Support
import Testing

@Suite(.serialized) struct PasswordChangeTests {
    /// A cluster whose app has the password `old`.
    private func withApp(
        _ body: @Sendable @escaping (TenantCluster, ProbePool) async throws -> Void
    ) async throws {
        let cluster = try await TenantCluster()
        try await withProbes { probes in
            try await probes.prepare(
                AppCredentials(password: Secret("old")), through: cluster.login, deadline: .seconds(20))
            try await body(cluster, probes)
        }
        try await cluster.postgres.stop()
    }

    /// A session of the app.
    private func session(_ cluster: TenantCluster, password: String) throws -> BlockingConnection {
        try BlockingConnection(
            connectionString:
                "host=127.0.0.1 port=\(cluster.port) user=app dbname=app sslmode=disable password='\(password)'")
    }

    @Test func theOldPasswordAndItsSessionsEnd() async throws {
        try await withApp { cluster, probes in
            let sessions = try (0..<5).map { _ in try session(cluster, password: "old") }
            for session in sessions { _ = try session.execute("select 1") }
            try await probes.changePassword(
                AppCredentials(password: Secret("new-canary-51c2")), through: cluster.login, endsSessions: true,
                deadline: .seconds(20))
            let left = try cluster.ask("select count(*) as count from pg_stat_activity where usename = 'app'")
            #expect(try left.first?.int("count") == 0, "none is left when it has returned")
            for session in sessions { #expect(throws: PostgresFault.self) { try session.execute("select 1") } }
            let fault = await #expect(throws: ProbeFault.self) {
                try await probes.login(port: cluster.port, password: "old")
            }
            #expect(fault?.reason == .authenticationFailed)
            _ = try await probes.login(port: cluster.port, password: "new-canary-51c2")
            let log = try await cluster.postgres.log()
            #expect(!log.contains("canary-51c2") && !log.contains("SCRAM-SHA-256$"))
        }
    }

    @Test func sessionsGoOnWhereTheyMay() async throws {
        try await withApp { cluster, probes in
            let session = try session(cluster, password: "old")
            for _ in 0..<2 {
                try await probes.changePassword(
                    AppCredentials(password: Secret("new")), through: cluster.login, endsSessions: false,
                    deadline: .seconds(20))
            }
            _ = try session.execute("select 1")
            _ = try await probes.login(port: cluster.port, password: "new")
        }
    }

    /// Clients that reconnect as fast as they can, with the old password, all the time.
    @Test func whoReconnectsInBetweenDoesNotSurvive() async throws {
        try await withApp { cluster, probes in
            let clients = (0..<3).map { _ in
                StubbornClient(
                    connectionString:
                        "host=127.0.0.1 port=\(cluster.port) user=app dbname=app sslmode=disable password=old")
            }
            defer { for client in clients { client.stop() } }
            #expect(await eventually { clients.allSatisfy { $0.count > 5 } })
            try await probes.changePassword(
                AppCredentials(password: Secret("new")), through: cluster.login, endsSessions: true,
                deadline: .seconds(20))
            #expect(await eventually { clients.allSatisfy(\.isRefused) }, "all have been refused")
            for client in clients { #expect(await client.survivors() == 0) }
        }
    }

    /// A login that was begun with the old password and is not finished when the password changes.
    @Test func whoIsInTheMidstOfALoginDoesNotSurvive() async throws {
        try await withApp { cluster, probes in
            let login = try HalfLogin(port: cluster.port)
            defer { login.close() }
            #expect(login.isAsked, "the server has read the old password and waits for the proof")
            try await probes.changePassword(
                AppCredentials(password: Secret("new")), through: cluster.login, endsSessions: true,
                deadline: .seconds(20))
            #expect(login.isEnded)
        }
    }

    @Test func aServerIsAwaitedWithoutAPassword() async throws {
        try await withApp { cluster, probes in
            try await probes.awaitServer(at: Endpoint(host: "127.0.0.1", port: cluster.port), deadline: .seconds(10))
            try await cluster.postgres.stop()
            let fault = await #expect(throws: ProbeFault.self) {
                try await probes.awaitServer(
                    at: Endpoint(host: "127.0.0.1", port: cluster.port), deadline: .milliseconds(300))
            }
            #expect(fault?.reason == .refused)
            async let awaited: Void = probes.awaitServer(
                at: Endpoint(host: "127.0.0.1", port: cluster.port), deadline: .seconds(20))
            try await cluster.postgres.start()
            try await awaited
        }
    }

    @Test func whatIsNoAddressIsRefused() async throws {
        try await withProbes { probes in
            for host in ["localhost", "", "127.0.0.1 dbname=x"] {
                let fault = await #expect(throws: ProbeFault.self) {
                    try await probes.awaitServer(at: Endpoint(host: host, port: 1), deadline: .seconds(5))
                }
                #expect(fault?.reason == .invalidRequest)
            }
        }
    }
}
