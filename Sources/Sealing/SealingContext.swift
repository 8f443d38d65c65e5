import Model

/// Where a sealed secret belongs. It opens nowhere else: the context is authenticated with it.
public struct SealingContext: Hashable, Sendable {
    /// Organisation that owns the secret.
    public var organisation: Name
    /// What the secret is of, within the organisation: a database's id, or a name that can't be one.
    public var subject: String
    /// What the secret is for.
    public var kind: SecretKind
    /// Counts the secrets of this kind that the subject has had, from 1.
    public var version: Int

    /// The context of a database's secret.
    public init(organisation: Name, database: DatabaseID, kind: SecretKind = .appPassword, version: Int = 1) {
        self.init(organisation: organisation, subject: database.rawValue, kind: kind, version: version)
    }

    /// The context of a secret of an app's environment.
    ///
    /// - Parameter name: the variable's, or the deployment's id.
    public init(organisation: Name, app: Name, name: String, kind: SecretKind, version: Int = 1) {
        self.init(organisation: organisation, subject: "\(app)/\(name)", kind: kind, version: version)
    }

    /// A context by its parts, as they come from where the secret is stored.
    public init(organisation: Name, subject: String, kind: SecretKind, version: Int) {
        self.organisation = organisation
        self.subject = subject
        self.kind = kind
        self.version = version
    }
}
