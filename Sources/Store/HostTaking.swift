import Model

/// What became of the wish to hold a host.
public enum HostTaking: Equatable, Sendable {
    /// It is held now. What an earlier daemon held of its databases may be given up at once only if that one is known to
    /// be gone.
    case taken(HeldHost, predecessorIsGone: Bool)
    /// Another daemon holds it, and was last seen then.
    case heldByAnother(seenAt: Timestamp)
}
