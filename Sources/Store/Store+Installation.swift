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
            "select canary_wrapped_key, canary_nonce, canary_ciphertext, 1 as version from installation"
        ).single()
        return try row.sealedSecretOrNull(prefix: "canary_")
    }

    /// Records the canary, unless one is recorded already.
    ///
    /// - Returns: the canary that is recorded now.
    @discardableResult
    public func recordCanary(_ canary: SealedSecret) async throws -> SealedSecret {
        try await execute(
            """
            update installation set canary_wrapped_key = \(canary.wrappedKey), canary_nonce = \(canary.nonce),
                canary_ciphertext = \(canary.ciphertext)
            where canary_wrapped_key is null
            """)
        guard let recorded = try await self.canary() else {
            throw Fault(.dataLoss, reason: "CorruptRow", "the control plane has no row of its installation")
        }
        return recorded
    }
}
