/// What a sealed secret is for; a secret of one kind does not open as another.
public enum SecretKind: String, Sendable, CaseIterable {
    /// The password of the role `app`.
    case appPassword = "app-password"
    /// The value of an app's variable.
    case variable = "variable"
    /// The environment that a deployment has frozen.
    case deployment = "deployment"
    /// The key of the audit log's chains.
    case chainKey = "chain-key"
}
