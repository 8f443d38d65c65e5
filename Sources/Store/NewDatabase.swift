import Model

/// A database that is asked for.
public struct NewDatabase: Equatable, Sendable {
    /// A fresh identifier.
    public var id: DatabaseID
    /// Organisation that owns the app.
    public var org: Name
    /// App that it belongs to.
    public var app: Name
    /// The user's name for it.
    public var name: Name
    /// PostgreSQL's major version.
    public var engineVersion: EngineVersion
    /// The user's words about it.
    public var description: String
    /// Who asks: a principal's name.
    public var createdBy: String

    /// Puts a request together from its parts.
    public init(
        id: DatabaseID, org: Name, app: Name, name: Name, engineVersion: EngineVersion, description: String = "",
        createdBy: String
    ) {
        self.id = id
        self.org = org
        self.app = app
        self.name = name
        self.engineVersion = engineVersion
        self.description = description
        self.createdBy = createdBy
    }
}
