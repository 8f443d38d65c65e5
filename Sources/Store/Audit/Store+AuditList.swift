import Model
import Postgres

extension Store {
    /// A page of the lines that a filter lets pass.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation; (`InvalidPageToken`).
    public func auditLines(_ filter: AuditFilter, page: Page = Page()) async throws -> AuditPage {
        let size = min(max(page.size, 1), 1000)
        let last = try page.token.isEmpty ? nil : Self.line(after: page.token)
        let rows = try await execute(
            """
            select s.scope, line.* from (
                select id as scope from organisations where name = \(filter.org?.rawValue)
                union all select 0 where \(filter.org?.rawValue)::text is null
            ) s
            left join lateral (
                select \(unsafeSQL: AuditRecord.columns) from audit a
                where a.organisation_id is not distinct from nullif(s.scope, 0) and \(Self.passes(filter))
                    and (\(last)::bigint is null or \(Self.goesOn(filter, after: last)))
                order by \(unsafeSQL: filter.oldestFirst ? "a.id" : "a.id desc") limit \(size + 1)::bigint
            ) line on true
            """)
        if rows.isEmpty, let org = filter.org { throw Self.organisationNotFound(org) }
        let found = try rows.filter { try $0.int64OrNull("id") != nil }.map(AuditRecord.init(row:))
        let shown = Array(found.prefix(size))
        return AuditPage(lines: shown, nextToken: found.count > size ? shown.last.map { "\($0.id)" } ?? "" : "")
    }

    private static func goesOn(_ filter: AuditFilter, after last: Int64?) -> Fragment {
        filter.oldestFirst ? "a.id > \(last)::bigint" : "a.id < \(last)::bigint"
    }

    private static func passes(_ filter: AuditFilter) -> Fragment {
        """
        (\(filter.since?.microseconds)::bigint is null or a.at >= moment(\(filter.since?.microseconds)::bigint))
        and (\(filter.until?.microseconds)::bigint is null or a.at < moment(\(filter.until?.microseconds)::bigint))
        and (\(filter.actor)::text is null or a.actor = \(filter.actor))
        and (\(filter.action)::text is null or a.action = \(filter.action))
        and (\(filter.outcome?.rawValue)::text is null or a.outcome = \(filter.outcome?.rawValue))
        and (\(filter.app?.rawValue)::text is null or a.app = \(filter.app?.rawValue))
        and (\(filter.database?.rawValue)::text is null or a.database_id = \(filter.database?.rawValue))
        """
    }

    private static func line(after token: String) throws(Fault) -> Int64 {
        guard (1...18).contains(token.utf8.count), token.utf8.allSatisfy({ (48...57).contains($0) }),
            let line = Int64(token)
        else {
            throw Fault(
                .invalidArgument, reason: "InvalidPageToken", "the page token is not one that a list gave",
                violations: [FieldViolation(field: "pageToken", "the nextPageToken of the page before, or nothing")])
        }
        return line
    }
}
