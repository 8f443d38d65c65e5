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
    /// Changes the password of a database's app.
    case rotateCredentials = "RotateCredentials"
    /// Deletes a database and keeps its volume.
    case deleteDatabase = "DeleteDatabase"
    /// Deletes a database and destroys its volume.
    case destroyVolume = "DeleteDatabase with deleteVolume"
    /// Brings a deleted database back.
    case undeleteDatabase = "UndeleteDatabase"
    /// Has a failed database tried again.
    case retryDatabase = "RetryDatabase"
    /// Watches databases.
    case watchStatus = "WatchStatus"
    /// Lists the apps of an organisation.
    case listApps = "ListApps"
    /// Lists the variables of an app, without their values.
    case listVariables = "ListVariables"
    /// Sets a variable of an app.
    case setVariable = "SetVariable"
    /// Removes a variable of an app.
    case unsetVariable = "UnsetVariable"
    /// Freezes an app's environment for a deploy, and gives it out.
    case createDeployment = "CreateDeployment"
    /// Says whom the caller's token speaks for.
    case getCaller = "GetCaller"

    /// A secret is opened for it, or written, at once or later.
    var needsKey: Bool {
        switch self {
        case .createDatabase, .revealDSN, .rotateCredentials, .undeleteDatabase, .retryDatabase, .setVariable,
            .createDeployment:
            true
        case .getDatabase, .listDatabases, .deleteDatabase, .destroyVolume, .watchStatus, .listApps, .listVariables,
            .unsetVariable, .getCaller:
            false
        }
    }

    /// The action's name in the audit log.
    public var auditName: String {
        switch self {
        case .createDatabase: "databases.create"
        case .getDatabase: "databases.get"
        case .listDatabases: "databases.list"
        case .revealDSN: "databases.reveal"
        case .rotateCredentials: "databases.rotate"
        case .deleteDatabase: "databases.delete"
        case .destroyVolume: "databases.destroy"
        case .undeleteDatabase: "databases.undelete"
        case .retryDatabase: "databases.retry"
        case .watchStatus: "databases.watch"
        case .listApps: "apps.list"
        case .listVariables: "variables.list"
        case .setVariable: "variables.set"
        case .unsetVariable: "variables.unset"
        case .createDeployment: "deployments.create"
        case .getCaller: "access.caller"
        }
    }
}
