import Model
import Sealing
import Store

/// The keys that secrets are sealed with, as the operator sees them.
public struct KeyStatus: Sendable {
    /// Why the daemon is sealed; `nil` while it is not.
    public let sealedBecause: String?
    /// The newest first, and whether this daemon holds them.
    public let keys: [(key: StoredKey, isHeld: Bool)]
    /// Secrets from before keys had names.
    public let nameless: Int
    /// What can't be opened any more.
    public let lost: LostSecrets
}

extension Control {
    /// The keys that secrets are sealed with, and whether the daemon has them.
    ///
    /// - Throws: `Fault` with the reason `PermissionDenied` unless the operator calls.
    public func keyStatus(caller: Caller) async throws -> KeyStatus {
        try await requireOperator(caller, for: "keys.status")
        let custody = try custody()
        let (keys, nameless) = try await store.keys()
        let held = custody.vault.keyring
        return KeyStatus(
            sealedBecause: custody.vault.cause, keys: keys.map { ($0, held?.holds($0.id) ?? false) },
            nameless: nameless,
            // Before keys have names nothing says which of them is lost.
            lost: keys.isEmpty ? LostSecrets.none : try await store.lostSecrets())
    }

    /// Has another key take the place of the one in use.
    ///
    /// - Parameter removesOld: the old one's file goes when nothing is under it any more.
    /// - Returns: names the key that is used from now on.
    /// - Throws: `Fault` with the reasons `PermissionDenied`, `Sealed`, `KeyRotationUnderWay`, `OtherHosts`,
    ///   `KeyReadOnly`.
    public func rotateKey(removesOld: Bool, caller: Caller) async throws -> String {
        try await requireOperator(caller, for: "keys.rotate")
        return try await custody().rotate(removesOld: removesOld, audit: Self.audit("keys.rotate", caller)).description
    }

    /// Gives up keys that are gone for good, and has every password changed that can't be opened any more.
    ///
    /// - Returns: names the key that is used from now on.
    /// - Throws: `Fault` with the reasons `PermissionDenied`, `KeyNotLost`, `KeyReadOnly`.
    public func recoverKey(caller: Caller) async throws -> String {
        try await requireOperator(caller, for: "keys.recover")
        return try await custody().recover(audit: Self.audit("keys.recover", caller)).description
    }

    private func custody() throws(Fault) -> KeyCustody {
        guard let keys else {
            throw Fault(.unimplemented, reason: "NoKeyCustody", "this daemon has a key that nobody can change")
        }
        return keys
    }

    private static func audit(_ action: String, _ caller: Caller) -> AuditEntry {
        AuditEntry(
            org: nil, actor: caller.userID.map { "local:uid=\($0)" } ?? "operator", action: action, outcome: .allowed,
            requestID: caller.requestID, peer: caller.peer, origin: caller.origin)
    }
}
