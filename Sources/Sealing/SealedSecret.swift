/// A secret that only the key-encryption key it was sealed under can open, in the one context it was sealed for.
public struct SealedSecret: Equatable, Sendable {
    /// The data key, encrypted under the key-encryption key: 12 bytes of nonce, 32 of key, 16 of tag.
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
}
