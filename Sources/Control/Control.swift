import Logging
import Model
import Store

/// The operations that callers may ask for. Each one authenticates, authorises, validates and then makes one
/// transaction, in this order: what a caller may not see it doesn't learn by asking wrongly either.
public struct Control: Sendable {
    let store: Store
    let feed: Feed
    let keeper: any SecretKeeper
    let versions: [EngineVersion]
    let permissions: PermissionTable
    let denials: DenialLog
    let reveals: RevealGate
    let keys: KeyCustody?
    let auditEnds: @Sendable () -> AuditHeads?

    /// Puts the operations together.
    ///
    /// - Parameters:
    ///   - keeper: encrypts what callers set, and decrypts what reveals and deployments give out.
    ///   - versions: the engine versions that are installed.
    ///   - keys: looks after the keeper's key; `nil` = nobody can change it.
    ///   - revealRate: how often a caller may have a database's connection string.
    ///   - auditEnds: where the audit log's chains ended when that was last written down outside of the control plane.
    public init(
        store: Store, feed: Feed, keeper: any SecretKeeper, versions: [EngineVersion], keys: KeyCustody? = nil,
        permissions: PermissionTable = .standard, auditEnds: @escaping @Sendable () -> AuditHeads? = { nil },
        revealRate: RevealLimiter.Rate = RevealLimiter.Rate(), logger: Logger
    ) {
        self.store = store
        self.feed = feed
        self.keeper = keeper
        self.versions = versions
        self.permissions = permissions
        self.keys = keys
        self.auditEnds = auditEnds
        denials = DenialLog(store: store, logger: logger)
        reveals = RevealGate(RevealLimiter(revealRate))
    }
}
