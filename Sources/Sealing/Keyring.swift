import Crypto
import Model

/// Seals and opens secrets under the installation's key-encryption key.
///
/// Each secret gets a fresh data key: AES-256-GCM under it with a fresh nonce, and the data key wrapped the same way
/// under the key-encryption key. Both are bound to the secret's context.
public struct Keyring: Sendable {
    /// Number of bytes of a key-encryption key.
    public static let keyLength = 32

    let key: SymmetricKey

    /// Takes a key-encryption key.
    ///
    /// - Throws: `Fault` (`InvalidKey`) unless it has 32 bytes.
    public init(key bytes: [UInt8]) throws(Fault) {
        guard bytes.count == Self.keyLength else {
            throw Fault(
                .failedPrecondition, reason: "InvalidKey",
                "a key-encryption key has \(Self.keyLength) bytes, this one has \(bytes.count)")
        }
        key = SymmetricKey(data: bytes)
    }

    /// Seals a secret for its context.
    ///
    /// - Throws: `Fault` (`SealingFailed`) when the cipher refuses, which it has no reason to.
    public func seal(_ secret: Secret, for context: SealingContext) throws(Fault) -> SealedSecret {
        try seal(secret, binding: AssociatedData(context), version: context.version)
    }

    /// Opens a secret in its context.
    ///
    /// - Throws: `Fault` (`SecretUnreadable`) when the key, the context or a single bit is another.
    public func open(_ sealed: SealedSecret, for context: SealingContext) throws(Fault) -> Secret {
        guard sealed.version == context.version else { throw Self.unreadable }
        return try open(sealed, binding: AssociatedData(context))
    }

    /// A known text, sealed: stored beside the secrets, it tells later whether a key is the right one.
    ///
    /// - Throws: `Fault` (`SealingFailed`).
    public func makeCanary() throws(Fault) -> SealedSecret {
        try seal(Secret(Self.canary), binding: .canary, version: 1)
    }

    /// Whether the canary was sealed under this key.
    public func opens(canary: SealedSecret) -> Bool {
        (try? open(canary, binding: .canary)) == Secret(Self.canary)
    }

    private static let canary = "paas"
}
