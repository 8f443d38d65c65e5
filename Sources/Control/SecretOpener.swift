import Model
import Sealing

/// Decrypts stored secrets: the installation's keyring, and in the tests something that looks what came before.
public protocol SecretOpener: Sendable {
    /// Opens a secret in its context.
    ///
    /// - Throws: `Fault` when it can't be opened.
    func open(_ sealed: SealedSecret, for context: SealingContext) async throws -> Secret
}

extension Keyring: SecretOpener {}
