import FaultPoints
import Model
import Store

/// What a caller wants when it creates a database; every text is as it came.
public struct CreateDatabase: Equatable, Sendable {
    /// Organisation that owns the app.
    public var org: String
    /// App that gets the database.
    public var app: String
    /// Name of the new database.
    public var name: String
    /// Major version; empty = the standard one.
    public var engineVersion: String
    /// The user's words about it.
    public var description: String

    /// A wish by its parts.
    public init(org: String, app: String, name: String, engineVersion: String = "", description: String = "") {
        self.org = org
        self.app = app
        self.name = name
        self.engineVersion = engineVersion
        self.description = description
    }
}

extension Control {
    /// Records a database and answers at once, in the state provisioning.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `UnknownVersion`, `InvalidDescription`, `NotFound` (the
    ///   organisation or the app), `NameTaken`, and those of the gate.
    public func createDatabase(_ request: CreateDatabase, caller: Caller) async throws -> Database {
        let permit = try await permit(.createDatabase, in: request.org, caller: caller)
        var check = RequestCheck()
        let app = check.name(request.app, field: "app")
        let name = check.name(request.name, field: "name")
        // Another host may have other versions than the one that this daemon works on.
        let installed = if let app { try await store.versions(org: permit.org, app: app) ?? versions } else { versions }
        let version = check.engineVersion(request.engineVersion, installed: installed)
        let description = check.description(request.description)
        guard let app, let name, let version, let description else { throw check.fault }
        var random = SystemRandomNumberGenerator()
        let id = DatabaseID(using: &random)
        FaultPoint.reached("create.asked")
        return try await once(permit, caller) { key in
            try await store.createDatabase(
                NewDatabase(
                    id: id, org: permit.org, app: app, name: name, engineVersion: version, description: description,
                    createdBy: permit.principal.name),
                audit: permit.audit(caller, app: app, database: id), key: key)
        }
    }
}
