import Model
import Postgres

/// The parts of a statement that writes an event with its row, all in one: the statement is the transaction, so the
/// history's row is locked for the time of the commit and no client can make it longer.
///
/// The parts are common table expressions that name one another, which also makes PostgreSQL take the locks in this
/// order: the database's row, the audit log, the history's row.
enum EventSQL {
    /// `next`: the event's revision, once `cause` has a row.
    static func nextRevision(once cause: String) -> String {
        """
        next as (
            update history h set revision = h.revision + 1 from (select 1 from \(cause) limit 1) as cause
            returning h.revision
        )
        """
    }

    /// `noted`: the row of the event for `changed`, a row of databases as it stands after it.
    ///
    /// - Parameter key: where the id of the request's key comes from: `keyed`, or `null` for what nobody asked for.
    static func noted(
        from state: Fragment, of changed: String, actor: String, key: String = "null::bigint"
    ) -> Fragment {
        """
        noted as (
            insert into transitions (revision, database_id, organisation_id, from_state, actor, key_id,
                \(unsafeSQL: DatabaseColumns.copied))
            select revision, id, organisation_id, \(state), \(actor)::text, \(unsafeSQL: key),
                \(unsafeSQL: DatabaseColumns.copied)
            from \(unsafeSQL: changed)
        )
        """
    }

    /// `keyed`: a row once `cause` has one, unless the key was used before; it must give `organisation_id`, and so does
    /// this. Of two at the same time the second waits here, where it holds nothing yet that others want.
    ///
    /// - Parameters:
    ///   - key: `nil` = the request has none.
    ///   - database: the database that the request is about.
    ///   - deployment: the deployment that it makes.
    static func keyed(
        _ key: IdempotencyKey?, once cause: String, database: DatabaseID? = nil, deployment: DeploymentID? = nil
    ) -> Fragment {
        keyed(key, once: cause, database: "\(database?.rawValue)::text", deployment: deployment)
    }

    /// The same for a request whose statement chooses the database itself.
    static func keyed(
        _ key: IdempotencyKey?, once cause: String, database: Fragment, deployment: DeploymentID? = nil
    ) -> Fragment {
        guard let key else {
            return "keyed as (select null::bigint as key_id, organisation_id from \(unsafeSQL: cause))"
        }
        return """
            keyed as (
                insert into idempotency_keys as k (organisation_id, principal, key, digest, database_id, deployment_id)
                select organisation_id, \(key.principal)::text, \(key.text)::text, \(key.digest)::bytea,
                    \(database), \(deployment?.rawValue)::text
                from \(unsafeSQL: cause)
                on conflict on constraint idempotency_keys_key do update
                    set digest = excluded.digest, database_id = excluded.database_id,
                        deployment_id = excluded.deployment_id, created_at = now()
                    where not \(Store.isAlive)
                returning k.id as key_id, k.organisation_id
            )
            """
    }

    /// The id of the row that `keyed` gives.
    static let keyID = "(select key_id from keyed)"

    /// `audited`: a line of the audit log, once `cause` has a row, which must give `organisation_id`.
    ///
    /// - Parameter database: the database that it is about, where the statement chooses it; `nil` = the entry's.
    static func audited(_ entry: MarkedEntry, once cause: String, database: Fragment? = nil) -> Fragment {
        let columns = if let database { entry.columns(database: database) } else { entry.columns }
        return """
            audited as (
                insert into audit (organisation_id, \(unsafeSQL: AuditColumns.own))
                select organisation_id, \(columns) from \(unsafeSQL: cause)
                returning id
            )
            """
    }

    /// Wakes whoever follows the history, when the transaction commits.
    static let notifyEvent = "pg_notify('paas_events', d.revision::text)"
    /// A host's id behind it makes the channel of the host's work.
    static let workChannel = "paas_work_"
    /// Wakes the provisioner of the host that a row of databases, `d`, lives on, when the transaction commits.
    static let notifyWork = "pg_notify('\(workChannel)' || d.host_id, '')"
}
