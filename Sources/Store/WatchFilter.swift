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
        includes(org: database.org, app: database.app, id: database.id)
    }

    func includes(_ event: HistoryEvent) -> Bool { includes(org: event.org, app: event.app, id: event.id) }

    private func includes(org: Name, app: Name, id: DatabaseID) -> Bool {
        if let wanted = scope.id, wanted != id { return false }
        if let wanted = scope.app, wanted != app { return false }
        if let wanted = scope.org, wanted != org { return false }
        guard let organisations else { return true }
        return organisations.contains(org)
    }

    /// The narrowest scope that everything it includes is in: what an event finds it by.
    var narrowestScope: WatchScope {
        guard scope.org == nil, let organisations, organisations.count == 1 else { return scope }
        var narrowed = scope
        narrowed.org = organisations.first
        return narrowed
    }
}
