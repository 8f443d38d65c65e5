import Model
import Sealing

/// Encrypts secrets for the store and decrypts them: the installation's keyring, and in the tests something that looks
/// what came before.
public protocol SecretKeeper: Sendable {
    /// Seals a secret for its context.
    ///
    /// - Throws: `Fault` when it can't be sealed.
    func seal(_ secret: Secret, for context: SealingContext) async throws -> SealedSecret

    /// Opens a secret in its context.
    ///
    /// - Throws: `Fault` when it can't be opened.
    func open(_ sealed: SealedSecret, for context: SealingContext) async throws -> Secret

    /// - Throws: `Fault` (`Sealed`) while it can do neither.
    func requireOpen() throws(Fault)
}

extension SecretKeeper {
    /// Open all the time, unless it says otherwise.
    public func requireOpen() throws(Fault) {}
}

extension Keyring: SecretKeeper {}
extension Vault: SecretKeeper {}
