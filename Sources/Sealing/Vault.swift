import Model
import Synchronization

/// The daemon's keyring, which may change while it runs, or be missing: then it is sealed, and neither seals nor opens.
public final class Vault: Sendable {
    private enum Contents {
        case open(Keyring)
        /// Why, for people.
        case sealed(String)
    }

    private let contents: Mutex<Contents>

    /// A vault that seals and opens.
    public init(_ keyring: Keyring) { contents = Mutex(.open(keyring)) }

    /// A sealed one.
    ///
    /// - Parameter cause: for people, a sentence without its full stop.
    public init(sealedBecause cause: String) { contents = Mutex(.sealed(cause)) }

    /// The keyring; `nil` while it is sealed.
    public var keyring: Keyring? {
        contents.withLock { if case .open(let keyring) = $0 { keyring } else { nil } }
    }

    /// Why it is sealed; `nil` while it is open.
    public var cause: String? {
        contents.withLock { if case .sealed(let cause) = $0 { cause } else { nil } }
    }

    /// Seals and opens with a keyring from now on.
    public func use(_ keyring: Keyring) { contents.withLock { $0 = .open(keyring) } }

    /// Seals a secret for its context.
    ///
    /// - Throws: `Fault` (`Sealed`), and as `Keyring` does.
    public func seal(_ secret: Secret, for context: SealingContext) throws(Fault) -> SealedSecret {
        try opened().seal(secret, for: context)
    }

    /// Opens a secret in its context.
    ///
    /// - Throws: `Fault` (`Sealed`), and as `Keyring` does.
    public func open(_ sealed: SealedSecret, for context: SealingContext) throws(Fault) -> Secret {
        try opened().open(sealed, for: context)
    }

    /// - Throws: `Fault` (`Sealed`) while it is sealed.
    public func requireOpen() throws(Fault) { _ = try opened() }

    private func opened() throws(Fault) -> Keyring {
        switch contents.withLock({ $0 }) {
        case .open(let keyring): return keyring
        case .sealed(let cause):
            throw Fault(
                .failedPrecondition, reason: "Sealed",
                "paasd runs sealed, for \(cause): it lists and watches, reveals nothing and writes no secret",
                nextSteps: [
                    "The operator puts back the key file and starts paasd again, or, if the key is lost for good, runs "
                        + "`paas keys recover`."
                ])
        }
    }
}
