/// A secret that only the key-encryption key it was sealed under can open, in the one context it was sealed for.
public struct SealedSecret: Equatable, Sendable {
    /// The name of the key-encryption key, 8 bytes, and the data key, encrypted under it: 12 bytes of nonce, 32 of key,
    /// 16 of tag. What was sealed before keys had names lacks the first 8.
    public var wrappedKey: [UInt8]
    /// The nonce of the ciphertext, 12 bytes.
    public var nonce: [UInt8]
    /// The secret, encrypted under the data key, and its 16 bytes of tag.
    public var ciphertext: [UInt8]
    /// Counts the secrets of its kind that the database has had, from 1.
    public var version: Int

    /// Takes a sealed secret from where it was stored.
    public init(wrappedKey: [UInt8], nonce: [UInt8], ciphertext: [UInt8], version: Int) {
        self.wrappedKey = wrappedKey
        self.nonce = nonce
        self.ciphertext = ciphertext
        self.version = version
    }

    /// Bytes of an encrypted data key.
    static let wrappedLength = 12 + Keyring.keyLength + 16

    /// Names the key-encryption key; `nil` for what was sealed before keys had names.
    public var keyID: KeyID? {
        guard wrappedKey.count == KeyID.length + Self.wrappedLength else { return nil }
        return KeyID(bytes: wrappedKey.prefix(KeyID.length))
    }
}
