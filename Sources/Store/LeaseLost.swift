import Model

/// Somebody else has claimed the row since: nothing was written, and nothing more may be done for it.
public struct LeaseLost: Error, Equatable, Sendable {
    /// The database.
    public var id: DatabaseID

    /// Names the database.
    public init(id: DatabaseID) { self.id = id }
}

/// Something else is wanted of the database than at the claim: nothing was written, the lease was given up, and the row
/// is due.
public struct Superseded: Error, Equatable, Sendable {
    /// The database.
    public var id: DatabaseID

    /// Names the database.
    public init(id: DatabaseID) { self.id = id }
}
