import Model
import Postgres
import Sealing

extension Store {
    private static let walkBatch = 1_000

    /// Walks along the chains, all as they stood at one moment. Changes nothing.
    ///
    /// - Parameters:
    ///   - key: the chains' key.
    ///   - org: the organisation whose chain is wanted; `nil` = all, and the installation's own.
    ///   - kept: ends that were read outside of the control plane before this is called.
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    public func verifyAudit(
        by key: ChainKey, org: Name? = nil, kept: AuditHeads? = nil
    ) async throws -> AuditVerification {
        try await Self.translatingFaults {
            try await pool.transaction(.snapshot) { transaction in
                let place = try await transaction.execute(
                    "select id, microseconds(clock_timestamp()) as now from installation"
                ).single()
                let now = try place.timestamp("now")
                let isOwn = try kept?.installation == place.text("id")
                let recoveries = try await transaction.execute(Self.recoveries(to: key))
                let isOtherKey = try isOwn && kept?.key != key.id && !Self.isRecovered(to: key, recoveries)
                let isComparable = isOwn && (isOtherKey || kept?.key == key.id)
                var verification = AuditVerification()
                verification.isCompared = isComparable
                if isOtherKey { verification.findings.append(Self.otherKey) }
                let ends = isComparable && !isOtherKey ? kept?.heads ?? [:] : [:]
                for scope in try await Self.scopes(of: org, ends, in: transaction) {
                    var walk = AuditWalk(key: key, scope: scope.id, org: scope.org, kept: ends[scope.id])
                    try await Self.walk(&walk, head: scope.head, now: now, in: transaction)
                    verification.chains += 1
                    verification.lines += walk.lines
                    verification.unsealed += walk.unsealed
                    verification.findings += walk.findings
                }
                return verification
            }
        }
    }

    private static let otherKey = AuditVerification.Finding(
        reason: .otherKey, org: "", seq: 0, line: 0,
        message: "the chains' key is another one than when their ends were kept outside of the control plane")

    private struct AuditScope {
        var id: Int64
        var org: String
        var head: AuditHeads.Head?
    }

    private static func scopes(
        of org: Name?, _ ends: [Int64: AuditHeads.Head], in transaction: PostgresTransaction
    ) async throws -> [AuditScope] {
        let scopes = try await transaction.execute(
            """
            select s.scope, h.seq, encode(h.hash, 'hex') as hash,
                case when s.scope = 0 then '' else coalesce(o.name, 'organisation ' || s.scope) end as org
            from (
                select scope from audit_heads union select coalesce(organisation_id, 0) from audit
                union select unnest(\(ends.keys.sorted())::bigint[]) union select id from organisations union select 0
            ) s
            left join audit_heads h on h.scope = s.scope left join organisations o on o.id = s.scope
            where \(org?.rawValue)::text is null or o.name = \(org?.rawValue)::text
            order by s.scope
            """
        ).map { row in
            AuditScope(
                id: try row.int64("scope"), org: try row.text("org"),
                head: try row.int64OrNull("seq").map { .init(seq: $0, hash: try row.text("hash")) })
        }
        if scopes.isEmpty, let org { throw organisationNotFound(org) }
        return scopes
    }

    private static func walk(
        _ walk: inout AuditWalk, head: AuditHeads.Head?, now: Timestamp, in transaction: PostgresTransaction
    ) async throws {
        var (seq, id): (Int64, Int64) = (.min, .min)
        while true {
            let records = try await transaction.execute(
                """
                select \(unsafeSQL: AuditRecord.columns) from audit
                where coalesce(organisation_id, 0) = \(walk.scope)::bigint and seq is not null
                    and (seq, id) > (\(seq)::bigint, \(id)::bigint)
                order by seq, id limit \(walkBatch)::bigint
                """
            ).map(AuditRecord.init(row:))
            for record in records { walk.take(record) }
            guard records.count == walkBatch, let last = records.last else { break }
            (seq, id) = (last.seq ?? 0, last.id)
        }
        let unsealed = try await transaction.execute(
            """
            select \(unsafeSQL: AuditRecord.columns),
                exists (select from audit other where other.mark = a.mark and other.id <> a.id) as is_copy
            from audit a
            where coalesce(organisation_id, 0) = \(walk.scope)::bigint and seq is null
            order by id limit \(walkBatch)::bigint
            """)
        for row in unsealed {
            walk.takeUnsealed(try AuditRecord(row: row), isCopy: try row.bool("is_copy"), now: now)
        }
        walk.finish(head: head)
    }
}
