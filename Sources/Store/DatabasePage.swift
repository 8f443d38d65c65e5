import Model

/// Which databases of an app a list shows.
public struct DatabaseFilter: Equatable, Sendable {
    /// Only those of this name; `nil` = all.
    public var name: Name?
    /// Deleted and purged ones too.
    public var showDeleted: Bool

    /// By default all that are not deleted.
    public init(name: Name? = nil, showDeleted: Bool = false) {
        self.name = name
        self.showDeleted = showDeleted
    }
}

/// Which part of a list is wanted.
public struct Page: Equatable, Sendable {
    /// Most databases on the page; brought into 1 to 1000.
    public var size: Int
    /// The token that the page before gave; empty = the first page.
    public var token: String

    /// By default the first hundred.
    public init(size: Int = 100, token: String = "") {
        self.size = size
        self.token = token
    }
}

/// A part of a list, by name and then by identifier.
public struct DatabasePage: Equatable, Sendable {
    /// The databases.
    public var databases: [Database]
    /// The token of the next page; empty on the last.
    public var nextToken: String
    /// The list is as the history stood at this revision.
    public var revision: Int64

    /// Puts a page together from its parts.
    public init(databases: [Database], nextToken: String, revision: Int64) {
        self.databases = databases
        self.nextToken = nextToken
        self.revision = revision
    }
}
