/// What a sealed secret is for; a secret of one kind does not open as another.
public enum SecretKind: String, Sendable, CaseIterable {
    /// The password of the role `app`.
    case appPassword = "app-password"
}
