import Model
import Postgres
import Sealing

extension Store {
    /// Any number that no other program is likely to lock.
    private static let auditLock: Int64 = 0x7061_6175
    private static let adoptionBatch = 1_000

    /// Opens the audit log's chains with the key that the control plane keeps under the key-encryption key. Where it keeps
    /// none, makes one and takes in the lines that are there, as they stand, in the same transaction; from there on a line
    /// counts only if it has a mark.
    ///
    /// - Returns: how many lines were taken in; `nil` = the chains were there before.
    /// - Throws: `Fault` (`SecretUnreadable`) when the key-encryption key is not the right one.
    @discardableResult
    public func openAuditChain(_ keyring: Keyring) async throws -> Int? {
        let (key, adopted) = try await transaction { transaction -> (ChainKey, Int?) in
            try await Self.lockChains(in: transaction)
            if let key = try await Self.chainKey(keyring, transaction.execute(Self.wrappedKey)) { return (key, nil) }
            let key = ChainKey()
            let sealed = try keyring.seal(key, version: 1)
            try await transaction.execute(
                """
                insert into wrapped_keys (name, version, wrapped_key, nonce, ciphertext)
                values (\(ChainKey.name), \(sealed.version)::integer, \(sealed.wrappedKey), \(sealed.nonce),
                    \(sealed.ciphertext))
                """)
            let count = try await Self.adopt(by: key, in: transaction)
            return (key, count)
        }
        chain.open(key)
        if let adopted {
            // In the log itself, so that nobody takes in what was made up without its showing.
            _ = try await appendSealedAudit(
                AuditEntry(
                    org: nil, actor: "paasd", action: "audit.began", outcome: .allowed,
                    reason: "key \(key.id), \(adopted) lines taken in", origin: "daemon"))
        }
        chain.wake()
        return adopted
    }

    /// The same with the keys that a program has. Where they don't open the chains' key nothing is written from here on:
    /// `chain.closedBecause` says why.
    ///
    /// - Throws: the store's `Fault`.
    @discardableResult
    public func openAuditChain(_ vault: Vault) async throws -> Int? {
        guard let keyring = vault.keyring else {
            if try await hasAuditChain() { chain.close(because: vault.cause ?? "there is no key") }
            return nil
        }
        do {
            return try await openAuditChain(keyring)
        } catch let fault as Fault where fault.reason == "SecretUnreadable" {
            chain.close(because: "the key of the audit log's chains does not open with the key that is here")
            return nil
        }
    }

    /// Nobody else begins the chains, or begins them anew, until the transaction ends.
    static func lockChains(in transaction: PostgresTransaction) async throws {
        try await transaction.execute("set local lock_timeout = '60s'")
        try await transaction.execute("select pg_advisory_xact_lock(\(auditLock)::bigint)")
    }

    /// The key of the chains, for whoever only reads; `nil` before a daemon has begun them.
    ///
    /// - Throws: `Fault` (`SecretUnreadable`).
    public func auditKey(_ keyring: Keyring) async throws -> ChainKey? {
        try await Self.chainKey(keyring, execute(Self.wrappedKey))
    }

    /// Whether the chains have begun.
    public func hasAuditChain() async throws -> Bool { try await !execute(Self.wrappedKey).isEmpty }

    private static let wrappedKey: Statement = """
        select version, wrapped_key, nonce, ciphertext from wrapped_keys where name = \(ChainKey.name)
        """

    private static func chainKey(_ keyring: Keyring, _ rows: [PostgresRow]) throws -> ChainKey? {
        guard let sealed = try rows.first?.sealedSecretOrNull() else { return nil }
        return try keyring.chainKey(sealed)
    }

    /// Seals all lines as they stand, whatever they were sealed with before.
    ///
    /// - Returns: how many.
    static func adopt(by key: ChainKey, in transaction: PostgresTransaction) async throws -> Int {
        try await transaction.execute("select set_config('paas.audit', 'adopt', true)")
        try await transaction.execute("update audit set seq = null, hash = null where hash is not null")
        try await transaction.execute("delete from audit_heads")
        var total = 0
        let scopes = try await transaction.execute("select distinct coalesce(organisation_id, 0) as scope from audit")
        for row in scopes {
            let scope = try row.int64("scope")
            var (last, seq, hash): (Int64, Int64, [UInt8]) = (0, 0, [])
            while true {
                let records = try await transaction.execute(
                    """
                    select \(unsafeSQL: AuditRecord.columns) from audit
                    where coalesce(organisation_id, 0) = \(scope)::bigint and id > \(last)::bigint
                    order by id limit \(adoptionBatch)::bigint
                    """
                ).map(AuditRecord.init(row:))
                var links: [(id: Int64, seq: Int64, hash: [UInt8])] = []
                for record in records {
                    (last, seq) = (record.id, seq + 1)
                    hash = record.link(by: key, scope: scope, seq: seq, after: hash)
                    links.append((record.id, seq, hash))
                }
                if !links.isEmpty { try await transaction.execute(write(links, to: scope)) }
                total += links.count
                if records.count < adoptionBatch { break }
            }
        }
        try await transaction.execute("select set_config('paas.audit', '', true)")
        return total
    }
}
