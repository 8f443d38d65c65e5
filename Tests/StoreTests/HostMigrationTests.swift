import Model
import Postgres
import Support
import Testing

@testable import Store

/// Control planes of the release that knew of one machine only.
@Suite struct HostMigrationTests {
    /// A control plane with the schema of that release, and a pool to it.
    private func old() async throws -> (store: Store, pool: PostgresPool) {
        let pool = PostgresPool(
            connectionString: try await ScratchPostgres.shared.database(), loop: TestLoop.shared, size: 2)
        let store = Store(pool: pool)
        try await store.migrate([.controlPlane, .environment, .idempotency])
        return (store, pool)
    }

    @Test func whatIsThereLivesOnOneHost() async throws {
        let (store, pool) = try await old()
        try await pool.execute("update installation set engine = 'native', network_subnet = '10.99.0.0/20'")
        try await pool.execute("insert into organisations (name) values ('acme')")
        try await pool.execute("insert into apps (organisation_id, name) select id, 'web' from organisations")
        for (id, host) in [("aaaaaaaaaaaaaaaa", "127.20.0.1"), ("bbbbbbbbbbbbbbbb", "127.20.0.2")] {
            try await pool.execute(
                """
                insert into databases (id, organisation_id, app_id, name, engine_major, description, created_by,
                    desired, state, reason, message, next_wake, revision, host, port)
                select \(id), organisation_id, id, \("db-" + id.prefix(1)), 16, '', 'member@acme', 'present', 'ready',
                    'LoginProven', '', now(), 1, \(host), 5432
                from apps
                """)
        }
        try await store.migrate()
        #expect(try await store.hosts().map(\.name) == [nil])
        #expect(try await store.hosts().map(\.databases) == [2])

        let name = try #require(HostName("the-only.one"))
        try await store.ensureHost(name)
        #expect(try await store.hosts().map(\.name) == [name], "the first that comes gives it its name")
        guard case .taken(let host, predecessorIsGone: true) = try await store.takeHost(name, lock: "l", run: "1")
        else {
            Issue.record("not taken")
            return
        }
        #expect(try await store.ground(of: host) == HostGround(engine: .native, networkSubnet: "10.99.0.0/20"))
        let acme = try #require(Name("acme"))
        #expect(try await store.apps(org: acme).map(\.host) == [name])
        let claimed = try await StoreLifecycle(store: store, host: host, holder: "h").claim(
            limit: 5, lease: .seconds(60))
        #expect(claimed.compactMap(\.database.endpoint?.host).sorted() == ["127.20.0.1", "127.20.0.2"])
        let second = try #require(HostName("second"))
        try await store.ensureHost(second)
        #expect(try await store.hosts().count == 2, "and no other one takes it")
        await pool.close()
    }

    @Test func aNewControlPlaneHasNoHost() async throws {
        let (store, pool) = try await old()
        try await store.migrate()
        #expect(try await store.hosts().isEmpty)
        await pool.close()
    }
}
