import Model
import Store
import Support
import Testing

@testable import Doctor

/// What is planted in a real control plane is read and found.
@Suite struct StoreExaminationTests {
    @Test func aSoundControlPlaneHasNoFindings() async throws {
        let fixture = try await StoreFixture()
        #expect(try await fixture.reasons() == [])
        let examination = try await fixture.store.examine()
        let row = try #require(examination.databases.first)
        #expect(row.name == "acme/web/main" && row.host == "here" && row.history.count == row.sequence)
        #expect(examination.keyCount == 1 && examination.auditCount > 0)
    }

    /// Also when compaction has cut into the time that was lost, or has left it behind.
    @Test(arguments: [0, 1, 3])
    func aNewHistoryIsSound(compacted: Int) async throws {
        let fixture = try await StoreFixture()
        var kept = try await fixture.store.historyMark()
        (kept.revision, kept.at) = (kept.revision + 100, nil)
        #expect(try await fixture.store.goOn(after: kept).hasBegun)
        try fixture.plant(
            """
            with gone as (
                delete from transitions where revision in (
                    select revision from transitions order by revision limit \(compacted))
                returning revision
            )
            update history set compacted_revision = coalesce((select max(revision) from gone), 0)
            """)
        let examination = try await fixture.store.examine()
        #expect(examination.revision > kept.revision && examination.lostRevisions == (compacted == 3 ? 0 : 101))
        #expect(try await fixture.reasons().filter { $0.hasPrefix("E ") } == [])
        guard examination.eventCount > 0 else { return }
        try fixture.plant("delete from transitions where revision = (select min(revision) from transitions)")
        #expect(try await fixture.reasons().contains("E EventsMissing"))
    }

    /// Each in a control plane of its own, named by what must be found.
    @Test(arguments: [
        ("B WrongKey", "update sealing_keys set canary_nonce = sha256('x')"),
        ("B NoSecret", "delete from credentials"),
        ("B SecretUnreadable", "update credentials set ciphertext = ciphertext || '\\x00'"),
        ("B SecretUnreadable", "update credentials set version = 0"),
        (
            "C UnknownState",
            "update transitions set state = 'odd' where state = 'ready'; update databases set state = 'odd'"
        ),
        ("C Overdue", "update databases set next_wake = now() - interval '1 hour'"),
        (
            "C LoginRemains",
            """
            update databases set since = now() - interval '2 hours';
            insert into temporary_logins (id, database_id, verifier, created_by, audit_id, expires_at)
            select 'llllllllllllllll', id, '', 'admin@acme', 0, now() - interval '1 hour' from databases
            """
        ),
        (
            "F UnauditedLogin",
            """
            insert into temporary_logins (id, database_id, verifier, created_by, audit_id, expires_at)
            select 'llllllllllllllll', id, '', 'admin@acme', 0, now() + interval '1 hour' from databases
            """
        ),
        ("C NeverLookedAt", "update databases set next_wake = null"),
        ("D SeveralEffects", "update transitions set key_id = (select id from idempotency_keys)"),
        ("D OtherDatabase", "update idempotency_keys set database_id = 'bbbbbbbbbbbbbbbb'"),
        (
            "D KeyTwice",
            """
            alter table idempotency_keys drop constraint idempotency_keys_key;
            insert into idempotency_keys (organisation_id, principal, key, digest)
            select organisation_id, principal, key, digest from idempotency_keys
            """
        ),
        ("E SequenceGap", "delete from transitions where sequence = 1"),
        ("E EventsMissing", "delete from transitions where sequence = 1"),
        ("E EventMissing", "update databases set sequence = sequence + 1"),
        ("E RowDiffers", "update databases set reason = 'Another'"),
        ("E BrokenLink", "update transitions set from_state = 'failed' where state = 'ready'"),
        ("E UnknownTransition", "update transitions set from_state = 'purged' where state = 'ready'"),
        ("E CounterBehind", "update history set revision = 1"),
        (
            "E RevisionOrder",
            """
            update transitions set revision = -revision; update transitions set revision = 3 + revision;
            update databases set revision = (select revision from transitions t where t.sequence = databases.sequence)
            """
        ),
        (
            "F UnauditedChange",
            "set session_replication_role = replica; delete from audit where action = 'databases.create'"
        ),
        ("F UnauditedPassword", "update credentials set version = 2"),
        (
            "F CounterBehind",
            """
            insert into audit (id, actor, action, outcome, reason, request_id, peer, origin)
            overriding system value values (1000, 'x', 'x', 'denied', '', '', '', '')
            """
        ),
        ("G PurgedUnasked", "update databases set desired = 'purged'"),
    ])
    func findsWhatWasPlanted(reason: String, sql: String) async throws {
        let fixture = try await StoreFixture()
        try fixture.plant(sql)
        #expect(try await fixture.reasons().contains(reason))
    }

    @Test func aDeploymentNeedsItsLine() async throws {
        let fixture = try await StoreFixture()
        try fixture.plant(
            """
            insert into deployments (id, app_id, organisation_id, created_by, wrapped_key, nonce, ciphertext)
            select 'dep', a.id, organisation_id, 'x', decode(k.id || repeat('00', 60), 'hex'), '', ''
            from apps a left join sealing_keys k on k.state = 'current'
            """)
        #expect(try await fixture.reasons() == ["F UnauditedDeployment"])
        try fixture.plant(
            """
            insert into audit (organisation_id, actor, action, outcome, reason, request_id, peer, origin)
            select organisation_id, 'x', 'deployments.create', 'allowed', 'dep', '', '', '' from apps
            """)
        #expect(try await fixture.reasons() == [])
    }

    /// An expired key's row is used anew: what was done under it before is not the new request's.
    @Test func aKeyThatIsUsedAnewHasOneEffect() async throws {
        let fixture = try await StoreFixture()
        try fixture.plant("update idempotency_keys set created_at = now() + interval '1 second', database_id = null")
        #expect(try await fixture.reasons() == [])
    }

    @Test func aCompactedHistoryIsWhole() async throws {
        let fixture = try await StoreFixture()
        try await fixture.store.compactHistory(keeping: HistoryRetention(count: 1))
        #expect(try await fixture.reasons() == [])
        try await fixture.store.compactHistory(keeping: HistoryRetention(count: 0))
        #expect(try await fixture.reasons() == [])
    }

    @Test func anotherSchemaIsNotJudged() async throws {
        let fixture = try await StoreFixture()
        try fixture.plant("insert into migrations (number, name) values (1000, 'of tomorrow')")
        await #expect(throws: Fault.self) { try await fixture.store.examine() }
        let empty = try await ScratchPostgres.shared.database()
        let store = Store(pool: .init(connectionString: empty, loop: TestLoop.shared))
        await #expect(throws: Fault.self) { try await store.examine() }
    }
}
