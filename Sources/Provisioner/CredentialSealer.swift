import Model
import Sealing

/// Encrypts passwords for the store and decrypts them again.
public protocol CredentialSealer: Sendable {
    /// Seals a secret for its context.
    func seal(_ secret: Secret, for context: SealingContext) throws(Fault) -> SealedSecret

    /// Opens a secret in its context.
    func open(_ sealed: SealedSecret, for context: SealingContext) throws(Fault) -> Secret

    /// It can do neither at the moment.
    var isSealed: Bool { get }
}

extension CredentialSealer {
    /// Never, unless it says otherwise.
    public var isSealed: Bool { false }
}

extension Keyring: CredentialSealer {}

extension Vault: CredentialSealer {
    /// It has no key.
    public var isSealed: Bool { cause != nil }
}
