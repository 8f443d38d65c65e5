/// What a service token may do.
public enum Scope: String, Sendable, CaseIterable {
    /// List, show, watch.
    case read
    /// Create, retry.
    case manage
    /// Reveal connection strings.
    case reveal
    /// Create deployments, which read an app's environment.
    case deploy
    /// Delete (the volume is kept) and undelete.
    case delete
}
