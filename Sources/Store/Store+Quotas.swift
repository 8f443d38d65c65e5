import Model
import Postgres

extension Store {
    /// The installation's limits.
    public func installationQuota() async throws -> Quota {
        let rows = try await execute("select databases from quotas where organisation_id is null")
        return Quota(databases: try rows.first.map { Int(try $0.int64("databases")) })
    }

    /// Sets the limits of an organisation or of the installation, with a line in the audit log. What is there stays, also
    /// where it is more.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    public func setQuota(_ quota: Quota, org: Name?, audit: AuditEntry) async throws {
        let row = try await execute(
            """
            with scope as (
                select o.id as organisation_id from (values (1)) as one
                left join organisations o on o.name = \(org?.rawValue)::text and o.deleted_at is null
                where o.id is not null or \(org == nil)
            ), \(EventSQL.audited(try marked(audit), once: "scope")), gone as (
                delete from quotas q using scope
                where q.organisation_id is not distinct from scope.organisation_id and \(quota.databases == nil)
            ), made as (
                insert into quotas (organisation_id, databases)
                select organisation_id, \(quota.databases.map(Int64.init))::bigint from scope
                where \(quota.databases != nil)
                on conflict ((coalesce(organisation_id, 0))) do update set databases = excluded.databases
            )
            select count(*) as count from audited
            """
        ).single()
        if let org, try row.int("count") == 0 { throw Self.organisationNotFound(org) }
    }

    /// Why a database was not made.
    func refusal(of new: NewDatabase, isKeyed: Bool) async throws -> Fault {
        let rows = try await execute(
            """
            select e.is_own, e.allowed, e.used
            from apps a join organisations o on o.id = a.organisation_id left join lateral exceeded_quota(o.id) e on true
            where o.name = \(new.org.rawValue) and a.name = \(new.app.rawValue) and a.deleted_at is null
            """)
        guard let row = rows.first else { return Self.appNotFound(org: new.org, app: new.app) }
        guard let allowed = try row.int64OrNull("allowed") else {
            // Somebody has made room a moment ago.
            return isKeyed ? Self.appNotFound(org: new.org, app: new.app) : Self.keyUsed
        }
        let used = try row.int64("used")
        let whose = try row.bool("is_own") ? "the organisation \(new.org)" : "the installation"
        return Fault(
            .resourceExhausted, reason: "QuotaExceeded",
            "\(whose) has \(used) databases, those with retained volumes among them, and \(allowed) are allowed",
            metadata: ["limit": "databases", "allowed": "\(allowed)", "used": "\(used)"],
            nextSteps: [
                "Destroy a database that nobody needs, its volume too, or ask the operator for a higher quota."
            ])
    }

    static func tooMany(_ limit: String, _ what: String, allowed: Int, used: Int, _ org: Name) -> Fault {
        Fault(
            .resourceExhausted, reason: "QuotaExceeded",
            "the organisation \(org) has \(used) \(what), and \(allowed) are allowed",
            metadata: ["limit": limit, "allowed": "\(allowed)", "used": "\(used)"],
            nextSteps: ["Revoke what is not needed any more, then try again."])
    }
}
