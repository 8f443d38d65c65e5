import Model

/// What a watch shows: the part that was asked for, of what its caller may see.
public struct WatchFilter: Hashable, Sendable {
    /// The part that was asked for.
    public var scope: WatchScope
    /// The organisations that the caller may see; `nil` = all of the installation.
    public var organisations: Set<Name>?

    /// A scope within the organisations that the caller may see.
    public init(scope: WatchScope = WatchScope(), organisations: Set<Name>?) {
        self.scope = scope
        self.organisations = organisations
    }

    /// Whether a database's events belong to the watch.
    public func includes(_ database: Database) -> Bool {
        if let organisations, !organisations.contains(database.org) { return false }
        if let org = scope.org, org != database.org { return false }
        if let app = scope.app, app != database.app { return false }
        if let id = scope.id, id != database.id { return false }
        return true
    }
}
