import Logging
import Model
import Store

/// The operations that callers may ask for. Each one authenticates, authorises, validates and then makes one
/// transaction, in this order: what a caller may not see it doesn't learn by asking wrongly either.
public struct Control: Sendable {
    let store: Store
    let feed: Feed
    let opener: any SecretOpener
    let versions: [EngineVersion]
    let permissions: PermissionTable
    let denials: DenialLog

    /// Puts the operations together.
    ///
    /// - Parameters:
    ///   - opener: decrypts what a reveal gives out.
    ///   - versions: the engine versions that are installed.
    public init(
        store: Store, feed: Feed, opener: any SecretOpener, versions: [EngineVersion],
        permissions: PermissionTable = .standard, logger: Logger
    ) {
        self.store = store
        self.feed = feed
        self.opener = opener
        self.versions = versions
        self.permissions = permissions
        denials = DenialLog(store: store, logger: logger)
    }
}
