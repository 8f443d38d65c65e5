import Model

/// Where a sealed secret belongs. It opens nowhere else: the context is authenticated with it.
public struct SealingContext: Hashable, Sendable {
    /// Organisation that owns the database.
    public var organisation: Name
    /// The database.
    public var database: DatabaseID
    /// What the secret is for.
    public var kind: SecretKind
    /// Counts the secrets of this kind that the database has had, from 1.
    public var version: Int

    /// Puts a context together from its parts.
    public init(organisation: Name, database: DatabaseID, kind: SecretKind = .appPassword, version: Int = 1) {
        self.organisation = organisation
        self.database = database
        self.kind = kind
        self.version = version
    }
}
