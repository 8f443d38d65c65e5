import FaultPoints
import Model
import Postgres

extension Store {
    /// Records a database in state Provisioning, due at once, with its line in the audit log and its first event.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation or app; (`QuotaExceeded`); (`NameTaken`) when a
    ///   database of the app that is not deleted has the name; (`NotFound`) also when the key was used before, and then nothing happens.
    public func createDatabase(
        _ new: NewDatabase, audit: AuditEntry, key: IdempotencyKey? = nil
    ) async throws -> Database {
        try FaultPoint.passed("create.unsent")
        let rows = try await Self.translatingNameTaken(new.name) {
            try await pool.execute(Self.create(new, try marked(audit), key))
        }
        try FaultPoint.passed("create.committed")
        guard let row = rows.first else { throw try await refusal(of: new, isKeyed: key != nil) }
        return try Database(row: row)
    }

    private static func create(_ new: NewDatabase, _ audit: MarkedEntry, _ key: IdempotencyKey?) -> Statement {
        let id: Fragment = "(select id from chosen)"
        return """
            with app as (
                select a.id, a.organisation_id, a.host_id
                from apps a join organisations o on o.id = a.organisation_id
                where o.name = \(new.org.rawValue) and a.name = \(new.app.rawValue) and a.deleted_at is null
                for key share of a
            ), room as (
                select app.organisation_id from app
                where not exists (select from exceeded_quota(app.organisation_id))
            ), \(Self.entry(new)), chosen as (
                select coalesce((select id from entry), \(new.id.rawValue)::text) as id, organisation_id from room
            ), \(EventSQL.keyed(key, once: "chosen", database: id)),
            \(EventSQL.audited(audit, once: "keyed", database: id)),
            \(unsafeSQL: EventSQL.nextRevision(once: "audited")),
            \(Self.taken(new)), made as (
                insert into databases (id, host_id, organisation_id, app_id, name, engine_major, description,
                    created_by, desired, state, reason, message, next_wake, revision)
                select \(new.id.rawValue), app.host_id, app.organisation_id, app.id, \(new.name.rawValue),
                    \(new.engineVersion.major), \(new.description), \(new.createdBy), 'present', 'provisioning',
                    'Requested', 'Waiting for the provisioner.', now(), next.revision
                from app, next where not exists (select from entry)
                returning *
            ), d as (select * from taken union all select * from made),
            \(EventSQL.noted(from: "'provisioning'", of: "d", actor: new.createdBy, key: EventSQL.keyID))
            select \(unsafeSQL: DatabaseColumns.current), \(unsafeSQL: EventSQL.notifyEvent),
                \(unsafeSQL: EventSQL.notifyWork)
            from d \(unsafeSQL: DatabaseColumns.owners)
            """
    }

    /// `entry`: an entry of the warm pool that is Ready and that nobody looks at just now, if there is one; two creates
    /// never find the same.
    private static func entry(_ new: NewDatabase) -> Fragment {
        """
        entry as (
            select e.id from databases e, app, history h
            where e.pool_epoch = h.epoch and e.host_id = app.host_id and e.engine_major = \(new.engineVersion.major)
                and e.state = 'ready' and e.desired = 'present' and e.lease_until is null
            order by e.created_at, e.id limit 1
            for update of e skip locked
        )
        """
    }

    /// `taken`: the entry, which is the app's from here on. Its login has to be proven once more before it is Ready, and
    /// what was done for it in the pool counts as work on this very database.
    private static func taken(_ new: NewDatabase) -> Fragment {
        """
        taken as (
            update databases e set pool_epoch = null, organisation_id = app.organisation_id, app_id = app.id,
                name = \(new.name.rawValue), description = \(new.description), created_by = \(new.createdBy),
                created_at = now(), state = 'provisioning', reason = 'Requested',
                message = 'An instance of the warm pool is handed over.', since = now(), attempt = 0,
                next_wake = now(), deadline = null, ever_ready = false, fence = e.fence + 1,
                revision = next.revision, sequence = e.sequence + 1
            from entry, app, next where e.id = entry.id
            returning e.*
        )
        """
    }

    /// Runs a statement that may take a name which another database has.
    nonisolated(nonsending) static func translatingNameTaken<R>(
        _ name: Name, _ body: () async throws -> R
    ) async throws -> R {
        do {
            return try await body()
        } catch let fault as PostgresFault where fault.constraint == "databases_live_name" {
            throw Fault(
                .alreadyExists, reason: "NameTaken", "the app has a database named \(name) already",
                metadata: ["name": name.rawValue],
                nextSteps: ["Choose another name, or delete the database that has this one."])
        } catch let fault as PostgresFault {
            throw Fault(fault)
        }
    }
}
