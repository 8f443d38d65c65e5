import Model

/// A look at a database at rest that has found nothing to do: all it writes is when to look again.
public struct EndedLook: Equatable, Sendable {
    /// The database.
    public let id: DatabaseID
    /// The claim's number.
    public let fence: Int64
    /// The generation that was looked at.
    public let generation: Int64
    /// When to look again; `nil` = not before something else is wanted.
    public let nextWake: Timestamp?

    /// The end of a look under a claim; `nil` if the change does more than to say when to look again and to end the lease.
    public init?(_ change: Change, of id: DatabaseID, fence: Int64, generation: Int64) {
        guard change.isLook else { return nil }
        switch change.nextWake {
        case .at(let moment): nextWake = moment
        case .never: nextWake = nil
        case .now, .unchanged: return nil
        }
        self.id = id
        self.fence = fence
        self.generation = generation
    }

    /// The same as a change.
    public var change: Change {
        Change(nextWake: nextWake.map { .at($0) } ?? .never, releaseLease: true, writesEvent: false)
    }
}

extension Change {
    /// Whether a look at a database at rest ends so. Such a write need not outlive a crash of PostgreSQL: without it the
    /// database is looked at once more. Waiting for the disk at each of them would bound a sweep of all databases.
    var isLook: Bool {
        self == Change(nextWake: nextWake, releaseLease: true, actor: actor, writesEvent: false)
    }
}
