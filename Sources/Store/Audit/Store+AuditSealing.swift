import FaultPoints
import Model
import Postgres
import Sealing

/// What one pass over the lines that are not sealed has done.
public struct AuditPass: Equatable, Sendable {
    /// How many lines were sealed.
    public var sealed = 0
    /// Lines that nobody with the key has written, by their ids; they are never sealed.
    public var forged: [Int64] = []
}

extension Store {
    /// Lines that one round seals at most.
    private static let sealingBatch = 500

    /// Seals the lines that are not sealed yet: gives each its place in its organisation's chain. Does nothing while the
    /// chains are closed. Several daemons may do it at the same time.
    public func sealAudit() async throws -> AuditPass {
        guard let key = chain.key else { return AuditPass() }
        var pass = AuditPass()
        let scopes = try await execute(
            "select distinct coalesce(organisation_id, 0) as scope from audit where hash is null order by scope")
        for row in scopes {
            let scope = try row.int64("scope")
            let part = try await transaction { try await Self.seal(scope, by: key, in: $0) }
            pass.sealed += part.sealed
            pass.forged += part.forged
        }
        return pass
    }

    /// The same for one chain; its head is locked from here to the transaction's end.
    static func seal(_ scope: Int64, by key: ChainKey, in transaction: PostgresTransaction) async throws -> AuditPass {
        var (seq, hash) = try await lockHead(of: scope, in: transaction)
        FaultPoint.reached("audit.unsealed")
        var pass = AuditPass()
        var last: Int64 = 0
        while true {
            let rows = try await transaction.execute(unsealed(of: scope, after: last))
            let records = try rows.map(AuditRecord.init(row:))
            var links: [(id: Int64, seq: Int64, hash: [UInt8])] = []
            for (row, record) in zip(rows, records) {
                last = record.id
                guard try !row.bool("is_copy"), record.isGenuine(by: key) else {
                    pass.forged.append(record.id)
                    continue
                }
                seq += 1
                hash = record.link(by: key, scope: scope, seq: seq, after: hash)
                links.append((record.id, seq, hash))
            }
            if !links.isEmpty { try await transaction.execute(write(links, to: scope)) }
            pass.sealed += links.count
            if rows.count < sealingBatch { return pass }
        }
    }

    private static func lockHead(
        of scope: Int64, in transaction: PostgresTransaction
    ) async throws -> (seq: Int64, hash: [UInt8]) {
        let head: Statement = "select seq, hash from audit_heads where scope = \(scope)::bigint for update"
        var row = try await transaction.execute(head).first
        if row == nil {
            try await transaction.execute(
                "insert into audit_heads (scope) values (\(scope)::bigint) on conflict (scope) do nothing")
            row = try await transaction.execute(head).single()
        }
        return (try row?.int64("seq") ?? 0, try row?.bytes("hash") ?? [])
    }

    private static func unsealed(of scope: Int64, after last: Int64) -> Statement {
        """
        select \(unsafeSQL: AuditRecord.columns),
            exists (select from audit other where other.mark = a.mark and other.id < a.id) as is_copy
        from audit a
        where hash is null and coalesce(organisation_id, 0) = \(scope)::bigint and id > \(last)::bigint
        order by id limit \(sealingBatch)::bigint
        """
    }

    /// Gives lines their links and moves the chain's head to the last one.
    static func write(_ links: [(id: Int64, seq: Int64, hash: [UInt8])], to scope: Int64) -> Statement {
        """
        with link as (
            select * from unnest(\(links.map(\.id))::bigint[], \(links.map(\.seq))::bigint[],
                \(links.map { $0.hash.hexadecimal })::text[]) as link (id, seq, hash)
        ), sealed as (
            update audit a set seq = link.seq, hash = decode(link.hash, 'hex') from link where a.id = link.id
        )
        insert into audit_heads as h (scope, seq, hash, moved_at)
        select \(scope)::bigint, seq, decode(hash, 'hex'), now() from link order by seq desc limit 1
        on conflict (scope) do update set seq = excluded.seq, hash = excluded.hash, moved_at = now()
        """
    }
}

extension [UInt8] {
    /// Two digits for each byte.
    var hexadecimal: String {
        let digits = Array<UInt8>("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
