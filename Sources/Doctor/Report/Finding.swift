/// Something that an examination has to say. Holds no secret.
public struct Finding: Equatable, Sendable, Encodable {
    /// What it means.
    public enum Kind: String, Sendable, Encodable {
        /// The promise is broken.
        case violation
        /// Whether it is kept could not be seen.
        case unchecked
        /// Worth knowing; the promise is kept.
        case note
    }

    /// The promise that it is about.
    public var invariant: Invariant
    /// What it means.
    public var kind: Kind
    /// A stable CamelCase word.
    public var reason: String
    /// What it is about: a database's id, the name of a container.
    public var subject: String
    /// A sentence for people.
    public var message: String
    /// What can be done about it; empty if nothing has to be.
    public var nextStep: String

    /// A finding by its parts.
    public init(
        _ kind: Kind, _ invariant: Invariant, _ reason: String, subject: String = "", _ message: String,
        nextStep: String = ""
    ) {
        self.invariant = invariant
        self.kind = kind
        self.reason = reason
        self.subject = subject
        self.message = message
        self.nextStep = nextStep
    }

    /// Whether two findings of two looks are about the same thing.
    func isSame(as other: Finding) -> Bool {
        invariant == other.invariant && kind == other.kind && reason == other.reason && subject == other.subject
    }
}
