import Model
import Postgres
import Sealing

extension Store {
    /// This installation.
    public func installation() async throws -> Installation {
        let row = try await execute("select i.id, h.epoch from installation i, history h").single()
        return Installation(id: try row.text("id"), epoch: try row.text("epoch"))
    }

    /// The text that tells whether a key-encryption key is the right one; `nil` before the first was recorded.
    public func canary() async throws -> SealedSecret? {
        let row = try await execute(
            "select \(unsafeSQL: CanaryColumns.own), 1 as version from installation i \(unsafeSQL: CanaryColumns.join)"
        ).single()
        return try row.sealedSecretOrNull(prefix: "canary_")
    }

    /// Records the first key, unless one is recorded already.
    ///
    /// - Parameter canary: sealed with it.
    /// - Returns: the canary that is recorded now.
    @discardableResult
    public func recordCanary(_ canary: SealedSecret) async throws -> SealedSecret {
        try await execute(
            """
            insert into sealing_keys (id, state, canary_wrapped_key, canary_nonce, canary_ciphertext)
            select \(try Self.keyID(of: canary)), 'current', \(canary.wrappedKey)::bytea, \(canary.nonce)::bytea,
                \(canary.ciphertext)::bytea
            where not exists (select from sealing_keys)
            on conflict do nothing
            """)
        guard let recorded = try await self.canary() else {
            throw Fault(.dataLoss, reason: "CorruptRow", "the control plane has no row of its installation")
        }
        return recorded
    }
}

/// The canary of the key in use; of the installation `i` where no key has a name yet.
enum CanaryColumns {
    static let own = """
        coalesce(k.canary_wrapped_key, i.canary_wrapped_key) as canary_wrapped_key, \
        coalesce(k.canary_nonce, i.canary_nonce) as canary_nonce, \
        coalesce(k.canary_ciphertext, i.canary_ciphertext) as canary_ciphertext
        """
    static let join = "left join sealing_keys k on k.state = 'current'"
}
