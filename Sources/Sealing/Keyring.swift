import Crypto
import Model

/// Seals and opens secrets under the installation's key-encryption key.
///
/// Each secret gets a fresh data key: AES-256-GCM under it with a fresh nonce, and the data key wrapped the same way
/// under the key-encryption key. Both are bound to the secret's context. Beside the key that it seals with, a keyring may
/// hold others that it opens with.
public struct Keyring: Sendable {
    /// Number of bytes of a key-encryption key.
    public static let keyLength = 32

    let key: SymmetricKey
    /// Names the key that it seals with.
    public let id: KeyID
    /// All keys, by their names.
    private(set) var keys: [KeyID: SymmetricKey]

    /// Takes a key-encryption key.
    ///
    /// - Throws: `Fault` (`InvalidKey`) unless it has 32 bytes.
    public init(key bytes: [UInt8]) throws(Fault) {
        guard bytes.count == Self.keyLength else {
            throw Fault(
                .failedPrecondition, reason: "InvalidKey",
                "a key-encryption key has \(Self.keyLength) bytes, this one has \(bytes.count)")
        }
        let key = SymmetricKey(data: bytes)
        self.init(sealing: key, keys: [KeyID(of: key): key])
    }

    private init(sealing key: SymmetricKey, keys: [KeyID: SymmetricKey]) {
        self.key = key
        id = KeyID(of: key)
        self.keys = keys
    }

    /// The key that it seals with: for files that take it to another place, and nothing else.
    public var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }

    /// Takes the keys of another keyring too, to open with them.
    public mutating func add(_ other: Keyring) { keys.merge(other.keys) { mine, _ in mine } }

    /// Whether it opens what was sealed under a key.
    public func holds(_ id: KeyID) -> Bool { keys[id] != nil }

    /// The same keys, sealing with another one of them; `nil` if it has no such key.
    public func sealing(with id: KeyID) -> Keyring? { keys[id].map { Keyring(sealing: $0, keys: keys) } }

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

    /// The same secret with its data key wrapped under the key that this keyring seals with; the secret itself is not
    /// decrypted.
    ///
    /// - Throws: `Fault` (`SecretUnreadable`), as `open` does.
    public func rewrap(_ sealed: SealedSecret, for context: SealingContext) throws(Fault) -> SealedSecret {
        guard sealed.version == context.version else { throw Self.unreadable }
        return try rewrap(sealed, binding: AssociatedData(context))
    }

    /// A known text, sealed: stored beside the secrets, it tells later whether a key is the right one.
    ///
    /// - Throws: `Fault` (`SealingFailed`).
    public func makeCanary() throws(Fault) -> SealedSecret {
        try seal(Secret(Self.canary), binding: .canary, version: 1)
    }

    /// Whether the canary was sealed under one of its keys.
    public func opens(canary: SealedSecret) -> Bool {
        (try? open(canary, binding: .canary)) == Secret(Self.canary)
    }

    private static let canary = "paas"
}
