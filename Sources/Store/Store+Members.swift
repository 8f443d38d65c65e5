import Model
import Postgres

extension Store {
    /// Makes the subject a member with the role, or gives a member the role.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    public func ensureMember(org: Name, subject: String, role: Role) async throws {
        let rows = try await execute(
            """
            insert into members (organisation_id, subject, role)
            select id, \(subject), \(role.rawValue) from organisations where name = \(org.rawValue)
            on conflict (organisation_id, subject) do update set role = excluded.role
            returning organisation_id
            """)
        if rows.isEmpty { throw Self.organisationNotFound(org) }
    }

    /// Ends the subject's membership; its tokens are worth nothing from now on.
    public func removeMember(org: Name, subject: String) async throws {
        try await execute(
            """
            delete from members m using organisations o
            where o.id = m.organisation_id and o.name = \(org.rawValue) and m.subject = \(subject)
            """)
    }
}
