import Messages
import Model
import PaasClient

/// Calls on the databases of one app.
struct DatabaseSession<Caller: RPCCaller>: Sendable {
    let client: PaasClient<Caller>
    let scope: AppScope

    /// The database of an id or a name.
    ///
    /// - Throws: `CommandFailure` for none or several; `Fault`.
    func find(_ reference: String, _ choice: NameChoice = .live) async throws -> DatabasesV1.Database {
        guard DatabaseID(reference) != nil || Name(reference) != nil else {
            throw CommandFailure(.usage, "«\(reference.visible)» is neither an id nor a name (\(Name.grammar)).")
        }
        if DatabaseID(reference) != nil, let database = try await database(id: reference) { return database }
        return try choice.choose(reference, from: await all(name: reference, showDeleted: true), scope)
    }

    /// Every database, page after page.
    ///
    /// - Parameter name: only those of this name; empty = all.
    func all(name: String = "", showDeleted: Bool) async throws -> [DatabasesV1.Database] {
        var request = DatabasesV1.ListDatabasesRequest(
            org: scope.org, app: scope.app, name: name, showDeleted: showDeleted)
        var databases: [DatabasesV1.Database] = []
        repeat {
            let page = try await client.databases.listDatabases(request)
            databases += page.databases
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        return databases
    }

    /// - Throws: `Fault`, also when the server answers without a database.
    func present(_ database: DatabasesV1.Database?) throws(Fault) -> DatabasesV1.Database {
        guard let database else {
            throw Fault(
                .internal, reason: "MalformedResponse", "The daemon's response holds no database.", domain: Fault.rpc)
        }
        return database
    }

    /// `paas databases <command> <database>` with the options that were given.
    func command(_ command: String, _ database: DatabasesV1.Database? = nil) -> String {
        "paas databases \(command)" + (database.map { " \($0.name)" } ?? "") + scope.flags
    }

    /// `nil` where no database has the id.
    private func database(id: String) async throws -> DatabasesV1.Database? {
        do {
            let request = DatabasesV1.GetDatabaseRequest(org: scope.org, app: scope.app, id: id)
            return try present(try await client.databases.getDatabase(request).database)
        } catch let fault as Fault where fault.code == .notFound {
            return nil
        }
    }
}
