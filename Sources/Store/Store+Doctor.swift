import Model
import Postgres

extension Store {
    /// Events that the platform causes by itself; everything else was asked for by somebody.
    private static let ownActors = ["provisioner", "paasd"]

    /// Reads what an examination needs, all as it stood at one moment. Changes nothing.
    ///
    /// - Throws: `Fault` (`SchemaUnknown`) for a control plane that this program's schema is not in.
    public func examine() async throws -> ControlPlaneExamination {
        try await Self.translatingFaults {
            try await pool.transaction(.snapshot) { transaction in
                try await Self.checkSchema(transaction)
                let row = try await transaction.execute(Self.examinedInstallation).single()
                var examination = ControlPlaneExamination(
                    now: try row.timestamp("now"), installation: try row.text("id"), epoch: try row.text("epoch"))
                examination.revision = try row.int64("revision")
                examination.compacted = try row.int64("compacted_revision")
                examination.lostRevisions = try row.int64("lost_revisions")
                examination.quarantined = Set(
                    try await transaction.execute(Self.quarantinedDatabases).compactMap {
                        DatabaseID(try $0.text("database_id"))
                    })
                examination.eventCount = try row.int64("event_count")
                examination.newestEvent = try row.int64("newest_event")
                examination.keyCount = try row.int64("key_count")
                examination.auditCount = try row.int64("audit_count")
                examination.canary = try row.sealedSecretOrNull(prefix: "canary_")
                examination.auditIDs = (try row.int64("highest_audit"), try row.int64("given_audit"))
                examination.databases = try await transaction.execute(Self.examinedDatabases)
                    .map(ExaminedDatabase.init(row:))
                examination.edges = try await transaction.execute(Self.examinedEdges).map {
                    .init(from: try $0.text("from_state"), to: try $0.text("state"), example: try $0.text("example"))
                }
                examination.unauditedEvents = try await transaction.execute(Self.unauditedEvents).map {
                    .init(
                        database: try $0.text("database_id"), revision: try $0.int64("revision"),
                        actor: try $0.text("actor"))
                }
                examination.unauditedDeployments = try await transaction.execute(Self.unauditedDeployments)
                    .map { try $0.text("id") }
                examination.unauditedLogins = try await transaction.execute(Self.unauditedLogins)
                    .map { try $0.text("id") }
                examination.lateLogins = try await transaction.execute(Self.lateLogins).map {
                    .init(
                        id: try $0.text("id"), database: try $0.text("database_id"),
                        endedAt: try $0.timestamp("ended_at"))
                }
                examination.keyEffects = try await transaction.execute(Self.keyEffects).map {
                    .init(
                        principal: try $0.text("principal"), key: try $0.text("key"), rows: try $0.int64("rows"),
                        events: try $0.int64("events"), databases: try $0.int64("databases"),
                        sharers: try $0.int64("sharers"))
                }
                examination.hosts = try await Self.hosts(transaction)
                return examination
            }
        }
    }

    /// Reads no tables that are not there, or mean something else than this program thinks.
    private static func checkSchema(_ transaction: PostgresTransaction) async throws {
        let isThere = try await transaction.execute("select to_regclass('migrations') is not null as is_there")
            .single().bool("is_there")
        let found =
            isThere
            ? try await transaction.execute("select coalesce(max(number), 0) as newest from migrations")
                .single().int64("newest") : 0
        guard found == Migration.newest else {
            throw Fault(
                .failedPrecondition, reason: "SchemaUnknown",
                "the control plane's schema is number \(found); this program can examine number \(Migration.newest)",
                nextSteps: [
                    found < Migration.newest
                        ? "Start this version's paasd once: it brings the schema up to date."
                        : "Use the newer version's programs."
                ])
        }
    }

    private static let examinedInstallation: Statement = """
        select i.id, h.epoch, h.revision, h.compacted_revision, microseconds(clock_timestamp()) as now,
            \(unsafeSQL: CanaryColumns.own), 1 as version,
            (select count(*) from transitions) as event_count,
            (select coalesce(sum(greatest(0, e.lost_revision + 1 - greatest(e.copied_revision, h.compacted_revision))), 0)
                from epochs e)::bigint as lost_revisions,
            (select coalesce(max(revision), 0) from transitions) as newest_event,
            (select count(*) from idempotency_keys) as key_count, (select count(*) from audit) as audit_count,
            (select coalesce(max(id), 0) from audit) as highest_audit,
            coalesce(pg_sequence_last_value(pg_get_serial_sequence('audit', 'id')::regclass), 0) as given_audit
        from installation i \(unsafeSQL: CanaryColumns.join), history h
        """

    private static let examinedEdges: Statement = """
        select from_state, state, min(database_id) as example from transitions
        where from_state <> state group by from_state, state order by from_state, state
        """

    /// A change and its line in the audit log are one transaction and have its time.
    private static var unauditedEvents: Statement {
        """
        select t.database_id, t.revision, t.actor from transitions t
        where t.actor <> all (\(ownActors)::text[]) and not exists (
            select from audit a where a.database_id = t.database_id and a.at = t.at and a.outcome = 'allowed'
        )
        order by t.revision limit \(ControlPlaneExamination.longestList)::bigint
        """
    }

    private static var unauditedDeployments: Statement {
        """
        select p.id from deployments p
        where not exists (
            select from audit a
            where a.action = 'deployments.create' and a.reason = p.id and a.outcome = 'allowed'
                and a.organisation_id = p.organisation_id
        )
        order by p.id limit \(ControlPlaneExamination.longestList)::bigint
        """
    }

    private static var unauditedLogins: Statement {
        """
        select l.id from temporary_logins l
        where not exists (
            select from audit a where a.id = l.audit_id and a.action = 'logins.create' and a.database_id = l.database_id
                and strpos(a.reason, l.id) > 0
        )
        order by l.id limit \(ControlPlaneExamination.longestList)::bigint
        """
    }

    private static var lateLogins: Statement {
        """
        select l.id, l.database_id, microseconds(greatest(d.since, least(l.ended_at, l.expires_at))) as ended_at
        from temporary_logins l join databases d on d.id = l.database_id
        where l.removed_at is null and least(l.ended_at, l.expires_at) < now()
            and d.state = 'ready' and d.desired = 'present'
        order by ended_at limit \(ControlPlaneExamination.longestList)::bigint
        """
    }

    /// Events from before the key's row was used anew are another request's.
    private static var keyEffects: Statement {
        """
        with effects as (
            select k.principal, k.key,
                count(*) over (partition by k.organisation_id, k.principal, k.key) as rows,
                e.events,
                e.databases,
                case when k.deployment_id is null then 1
                    else count(*) over (partition by k.deployment_id) end as sharers
            from idempotency_keys k cross join lateral (
                select count(*) as events,
                    count(distinct t.database_id)
                        + coalesce(max((t.database_id is distinct from k.database_id)::integer), 0) as databases
                from transitions t where t.key_id = k.id and t.at >= k.created_at
            ) e
        )
        select * from effects where rows > 1 or events > 1 or databases > 1 or sharers > 1
        order by principal, key limit \(ControlPlaneExamination.longestList)::bigint
        """
    }

    private static func hosts(_ transaction: PostgresTransaction) async throws -> [ControlPlaneExamination.Host] {
        try await transaction.execute(
            "select name, microseconds(seen_at) as seen_at from hosts where name is not null order by name"
        ).map { .init(name: try $0.text("name"), seenAt: try $0.timestampOrNull("seen_at")) }
    }
}
