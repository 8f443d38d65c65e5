import Model
import Postgres
import Sealing

extension Store {
    private static let recovered = "audit.recovered"

    /// Puts the chains' key under another key-encryption key.
    static func keepChainKey(
        _ key: ChainKey, under keyring: Keyring, in transaction: PostgresTransaction
    ) async throws {
        try await lockChains(in: transaction)
        let sealed = try keyring.seal(key, version: 1)
        try await transaction.execute(
            """
            insert into wrapped_keys (name, version, wrapped_key, nonce, ciphertext)
            values (\(ChainKey.name), \(sealed.version)::integer, \(sealed.wrappedKey), \(sealed.nonce),
                \(sealed.ciphertext))
            on conflict (name) do update set version = excluded.version, wrapped_key = excluded.wrapped_key,
                nonce = excluded.nonce, ciphertext = excluded.ciphertext, created_at = now()
            """)
    }

    /// Begins the chains anew with another key, for the former one is lost or does not open. All lines are taken in as
    /// they stand, and a line says so.
    static func beginAnew(with key: ChainKey, actor: String, in transaction: PostgresTransaction) async throws {
        let count = try await adopt(by: key, in: transaction)
        let entry = AuditEntry(
            org: nil, actor: actor, action: recovered, outcome: .allowed,
            reason: "key \(key.id), \(count) lines taken in as they stand; "
                + "whether they were changed before can't be told",
            origin: "daemon")
        try await transaction.execute(append(MarkedEntry(entry, by: key)))
    }

    /// Whether a key of the chains took the place of one that the operator has given up, so that ends that were made with
    /// another key say nothing.
    public func isAuditRecovered(to key: ChainKey) async throws -> Bool {
        try Self.isRecovered(to: key, await execute(Self.recoveries(to: key)))
    }

    static func recoveries(to key: ChainKey) -> Statement {
        """
        select \(unsafeSQL: AuditRecord.columns) from audit
        where organisation_id is null and action = \(recovered) and reason like \("key \(key.id), %")
        """
    }

    /// Only a program with the key can have written such a line.
    static func isRecovered(to key: ChainKey, _ rows: [PostgresRow]) throws -> Bool {
        try rows.contains { try AuditRecord(row: $0).isGenuine(by: key) }
    }
}
