import Model
import Postgres

extension Store {
    /// Where the chains end now; `nil` while they are closed.
    public func auditHeads() async throws -> AuditHeads? {
        guard let key = chain.key else { return nil }
        let rows = try await execute(
            """
            select i.id, h.epoch, a.scope, a.seq, encode(a.hash, 'hex') as hash
            from installation i cross join history h left join audit_heads a on a.seq > 0
            """)
        guard let first = rows.first else { return nil }
        var heads: [Int64: AuditHeads.Head] = [:]
        for row in rows {
            guard let scope = try row.int64OrNull("scope") else { continue }
            heads[scope] = AuditHeads.Head(seq: try row.int64("seq"), hash: try row.text("hash"))
        }
        return AuditHeads(
            installation: try first.text("id"), epoch: try first.text("epoch"), key: key.id, heads: heads)
    }

    /// The chains that do not go on from where they once ended, by the number of the organisation.
    public func auditChains(notHolding kept: AuditHeads) async throws -> [Int64] {
        let ends = kept.heads.sorted { $0.key < $1.key }
        return try await execute(
            """
            select kept.scope from unnest(\(ends.map(\.key))::bigint[], \(ends.map(\.value.seq))::bigint[],
                \(ends.map(\.value.hash))::text[]) as kept (scope, seq, hash)
            where not exists (
                select from audit a
                where coalesce(a.organisation_id, 0) = kept.scope and a.seq = kept.seq
                    and encode(a.hash, 'hex') = kept.hash
            )
            order by kept.scope
            """
        ).map { try $0.int64("scope") }
    }
}
