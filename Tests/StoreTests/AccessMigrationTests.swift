import Model
import Postgres
import Support
import Testing

@testable import Store

/// Control planes of the release whose organisations had tokens that nobody could list.
@Suite struct AccessMigrationTests {
    @Test func tokensMembersAndDatabasesComeOver() async throws {
        let pool = PostgresPool(
            connectionString: try await ScratchPostgres.shared.database(), loop: TestLoop.shared, size: 2)
        let store = Store(pool: pool)
        try await store.migrate([
            .controlPlane, .environment, .idempotency, .hosts, .pool, .restoration, .keys,
        ])
        let member = [UInt8](repeating: 1, count: 32)
        let service = [UInt8](repeating: 2, count: 32)
        for statement: Statement in [
            "insert into organisations (name) values ('acme')",
            "insert into hosts (name, seen_at) values ('one', now())",
            """
            insert into apps (organisation_id, name, host_id)
            select o.id, 'web', h.id from organisations o, hosts h
            """,
            "insert into members (organisation_id, subject, role) select id, 'ada', 'owner' from organisations",
            """
            insert into tokens (hash, organisation_id, member_subject) select \(member), id, 'ada' from organisations
            """,
            "insert into tokens (hash, service_name, scopes) values (\(service), 'billing', '{read}')",
            """
            insert into databases (id, organisation_id, app_id, host_id, name, engine_major, description, created_by,
                desired, state, reason, message, revision)
            select 'aaaaaaaaaaaaaaaa', organisation_id, id, host_id, 'main', 16, '', 'ada@acme', 'present', 'ready',
                'LoginProven', '', 1 from apps
            """,
        ] {
            try await pool.execute(statement)
        }
        try await store.migrate()
        let acme = try #require(Name("acme"))
        #expect(try await store.principal(tokenHash: member)?.kind == .member(org: acme, role: .owner))
        #expect(try await store.principal(tokenHash: service)?.kind == .service(org: nil, scopes: [.read]))
        #expect(try await store.tokens(org: acme).map(\.member) == ["ada"])
        #expect(try await store.tokens(org: acme).map(\.createdBy) == [""])
        #expect(try await store.members(org: acme).map(\.role) == [.owner])
        let known = try await store.organisations(among: nil)
        #expect(known.map(\.databases) == [1] && known.map(\.quota) == [Quota()])
        #expect(try await store.hasApp(org: acme, app: try #require(Name("web"))))
        await pool.close()
    }
}
