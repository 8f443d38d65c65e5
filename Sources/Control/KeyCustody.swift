import FaultPoints
import Logging
import Model
import Sealing
import Store

/// Looks after the key-encryption key: which one is in use, how another takes its place, and what is done when it is lost.
///
/// The control plane says which key is in use, files hold the keys, and a vault in memory seals and opens. Everything
/// that takes longer than a call is found out anew from the control plane, so that a crash may come anywhere.
public struct KeyCustody: Sendable {
    let store: Store
    let files: KeyFiles
    /// What the daemon seals and opens with.
    public let vault: Vault
    let logger: Logger
    /// Says that there may be something to do.
    let told: AsyncStream<Void>
    private let tell: AsyncStream<Void>.Continuation

    /// Finds out which key is in use, and whether it is here; makes the first one of an installation.
    ///
    /// - Throws: `Fault` (`KeyFileRefused`), and the store's.
    public init(store: Store, files: KeyFiles, logger: Logger) async throws {
        self.store = store
        self.files = files
        self.logger = logger
        (told, tell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        vault = try await Self.vault(store, files)
        if let cause = vault.cause {
            logger.critical("sealed: nothing is revealed and no secret is written", metadata: ["cause": "\(cause)"])
        }
        wake()
    }

    /// Has the work gone on with that a change of the key has left.
    func wake() { tell.yield() }

    private static func vault(_ store: Store, _ files: KeyFiles) async throws -> Vault {
        var canary = try await store.canary()
        // Never where something is sealed already: the key is missing then.
        if canary == nil { canary = try await store.recordCanary(files.readOrMake().makeCanary()) }
        let keyrings = try files.keyrings()
        guard let canary, let current = keyrings.first(where: { $0.opens(canary: canary) }) else {
            let wanted = canary?.keyID.map { " \($0)" } ?? ""
            return Vault(
                sealedBecause: keyrings.isEmpty
                    ? "the key file \(files.path) is missing"
                    : "the key\(wanted) that this control plane's secrets are sealed with is neither in \(files.path) nor beside it"
            )
        }
        // From a release whose keys had no names.
        if canary.keyID == nil { try await store.recordCanary(current.makeCanary()) }
        var keyring = current
        for other in keyrings { keyring.add(other) }
        return Vault(keyring)
    }
}
