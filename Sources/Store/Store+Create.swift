import Model
import Postgres

extension Store {
    /// Records a database in state Provisioning, due at once, with its line in the audit log and its first event.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation or app; (`NameTaken`) when a database of the
    ///   app that is not deleted has the name; (`NotFound`) also when the key was used before, and then nothing happens.
    public func createDatabase(
        _ new: NewDatabase, audit: AuditEntry, key: IdempotencyKey? = nil
    ) async throws -> Database {
        let rows = try await Self.translatingNameTaken(new.name) {
            try await pool.execute(Self.create(new, audit, key))
        }
        guard let row = rows.first else { throw Self.appNotFound(org: new.org, app: new.app) }
        return try Database(row: row)
    }

    private static func create(_ new: NewDatabase, _ audit: AuditEntry, _ key: IdempotencyKey?) -> Statement {
        """
        with app as (
            select a.id, a.organisation_id from apps a join organisations o on o.id = a.organisation_id
            where o.name = \(new.org.rawValue) and a.name = \(new.app.rawValue)
        ), \(EventSQL.keyed(key, once: "app", database: new.id)), \(EventSQL.audited(audit, once: "keyed")),
        \(unsafeSQL: EventSQL.nextRevision(once: "audited")),
        d as (
            insert into databases (id, organisation_id, app_id, name, engine_major, description, created_by, desired,
                state, reason, message, next_wake, revision)
            select \(new.id.rawValue), app.organisation_id, app.id, \(new.name.rawValue),
                \(new.engineVersion.major), \(new.description), \(new.createdBy), 'present', 'provisioning',
                'Requested', 'Waiting for the provisioner.', now(), next.revision
            from app, next
            returning *
        ), \(EventSQL.noted(from: "'provisioning'", of: "d", actor: new.createdBy, key: EventSQL.keyID))
        select \(unsafeSQL: DatabaseColumns.current), \(unsafeSQL: EventSQL.notifyEvent),
            \(unsafeSQL: EventSQL.notifyWork)
        from d \(unsafeSQL: DatabaseColumns.owners)
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
