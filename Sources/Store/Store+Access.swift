import Model
import Postgres

extension Store {
    /// Runs a change of an organisation's members, tokens or invitations, one at a time for each organisation.
    ///
    /// The body gets the organisation's row id; its statements see what the change before has written.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation; what the body throws.
    nonisolated(nonsending) func changingAccess<R>(
        of org: Name, _ body: (PostgresTransaction, Int64) async throws -> R
    ) async throws -> R {
        try await transaction { transaction in
            let rows = try await transaction.execute(
                """
                select id from organisations where name = \(org.rawValue) and deleted_at is null for no key update
                """)
            guard let row = rows.first else { throw Self.organisationNotFound(org) }
            return try await body(transaction, try row.int64("id"))
        }
    }

    /// What a statement answers with whose key was used before; `Control` finds the first answer then.
    static let keyUsed = Fault(
        .aborted, reason: "ControlPlaneBusy", "another request was in the way", nextSteps: ["Try again."])

    /// Nothing to do: the request is audited all the same.
    static func auditedAlone(_ audit: MarkedEntry, organisation: Int64) -> Statement {
        """
        with cause as (select \(organisation)::bigint as organisation_id), \(EventSQL.audited(audit, once: "cause"))
        select id from audited
        """
    }
}
