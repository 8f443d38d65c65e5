/// Something that a caller may or may not do: what the permission table has a row for.
///
/// An action is a method, except that a delete which takes the volume along is an action of its own.
public enum Action: String, Sendable, CaseIterable {
    /// Records a new database.
    case createDatabase = "CreateDatabase"
    /// Shows one database.
    case getDatabase = "GetDatabase"
    /// Lists the databases of an app.
    case listDatabases = "ListDatabases"
    /// Gives out a connection string.
    case revealDSN = "RevealDSN"
    /// Deletes a database and keeps its volume.
    case deleteDatabase = "DeleteDatabase"
    /// Deletes a database and destroys its volume.
    case destroyVolume = "DeleteDatabase with deleteVolume"
    /// Brings a deleted database back.
    case undeleteDatabase = "UndeleteDatabase"
    /// Watches databases.
    case watchStatus = "WatchStatus"

    /// The action's name in the audit log.
    public var auditName: String {
        switch self {
        case .createDatabase: "databases.create"
        case .getDatabase: "databases.get"
        case .listDatabases: "databases.list"
        case .revealDSN: "databases.reveal"
        case .deleteDatabase: "databases.delete"
        case .destroyVolume: "databases.destroy"
        case .undeleteDatabase: "databases.undelete"
        case .watchStatus: "databases.watch"
        }
    }
}
