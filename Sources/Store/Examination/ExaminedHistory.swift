/// What is kept of one database's events.
public struct ExaminedHistory: Equatable, Sendable {
    /// How many there are.
    public var count: Int64 = 0
    /// The sequence of the oldest and of the newest one; 0 without any.
    public var firstSequence: Int64 = 0
    /// See `firstSequence`.
    public var lastSequence: Int64 = 0
    /// The revision of the oldest and of the newest one; 0 without any.
    public var firstRevision: Int64 = 0
    /// See `firstRevision`.
    public var lastRevision: Int64 = 0
    /// How many come after another one than the one before them.
    public var gaps: Int64 = 0
    /// How many have no larger revision than the one before them.
    public var reversals: Int64 = 0
    /// How many say that the database was in another state before than the event before them says.
    public var brokenLinks: Int64 = 0
    /// The columns in which the newest event differs from the row.
    public var differing: [String] = []

    /// Nothing is kept.
    public init() {}

    /// A whole history: so many events, which end with a revision.
    public init(count: Int64, lastRevision: Int64) {
        self.count = count
        firstSequence = 1
        lastSequence = count
        firstRevision = lastRevision - count + 1
        self.lastRevision = lastRevision
    }
}
