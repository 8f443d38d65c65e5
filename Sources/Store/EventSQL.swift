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
    static func noted(from state: Fragment, of changed: String, actor: String) -> Fragment {
        """
        noted as (
            insert into transitions (revision, database_id, organisation_id, from_state, actor,
                \(unsafeSQL: DatabaseColumns.copied))
            select revision, id, organisation_id, \(state), \(actor)::text,
                \(unsafeSQL: DatabaseColumns.copied)
            from \(unsafeSQL: changed)
        )
        """
    }

    /// `audited`: a line of the audit log, once `cause` has a row, which must give `organisation_id`.
    static func audited(_ entry: AuditEntry, once cause: String) -> Fragment {
        """
        audited as (
            insert into audit (organisation_id, \(unsafeSQL: AuditColumns.own))
            select organisation_id, \(entry.columns) from \(unsafeSQL: cause)
            returning id
        )
        """
    }

    /// Wakes whoever follows the history, when the transaction commits.
    static let notifyEvent = "pg_notify('paas_events', d.revision::text)"
    /// Wakes the provisioners, when the transaction commits.
    static let notifyWork = "pg_notify('paas_work', '')"
}
