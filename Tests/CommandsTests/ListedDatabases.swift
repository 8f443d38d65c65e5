import Messages
import Model

/// A service that only looks things up in a list, two a page, and plays a watch from a script.
struct ListedDatabases: DatabasesV1.DatabasesService {
    var databases: [DatabasesV1.Database] = []
    var events: [DatabasesV1.WatchStatusResponse] = []
    /// How the watch ends; without it the watch stays open.
    var end: Fault?

    func listDatabases(
        _ request: DatabasesV1.ListDatabasesRequest, context: CallContext
    ) async throws -> DatabasesV1.ListDatabasesResponse {
        let hidden: Set<DatabasesV1.State> = request.showDeleted ? [] : [.deleted, .purged]
        let matching = databases.filter {
            (request.name.isEmpty || $0.name == request.name) && !hidden.contains($0.state)
        }
        let start = Int(request.pageToken) ?? 0
        let end = min(start + 2, matching.count)
        return .init(databases: Array(matching[start..<end]), nextPageToken: end < matching.count ? "\(end)" : "")
    }

    func getDatabase(
        _ request: DatabasesV1.GetDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.GetDatabaseResponse {
        guard let database = databases.first(where: { $0.id == request.id }) else {
            throw Fault(.notFound, reason: "NotFound", "no such database")
        }
        return .init(database: database)
    }

    func watchStatus(
        _ request: DatabasesV1.WatchStatusRequest, context: CallContext,
        responses: ResponseWriter<DatabasesV1.WatchStatusResponse>
    ) async throws {
        for event in events { try await responses.send(event) }
        if let end { throw end }
    }

    func createDatabase(
        _ request: DatabasesV1.CreateDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.CreateDatabaseResponse { throw unused }

    func createTemporaryLogin(
        _ request: DatabasesV1.CreateTemporaryLoginRequest, context: CallContext
    ) async throws -> DatabasesV1.CreateTemporaryLoginResponse { throw unused }

    func listTemporaryLogins(
        _ request: DatabasesV1.ListTemporaryLoginsRequest, context: CallContext
    ) async throws -> DatabasesV1.ListTemporaryLoginsResponse { throw unused }

    func revokeTemporaryLogin(
        _ request: DatabasesV1.RevokeTemporaryLoginRequest, context: CallContext
    ) async throws -> DatabasesV1.RevokeTemporaryLoginResponse { throw unused }

    func revealDSN(
        _ request: DatabasesV1.RevealDSNRequest, context: CallContext
    ) async throws -> DatabasesV1.RevealDSNResponse { throw unused }

    func deleteDatabase(
        _ request: DatabasesV1.DeleteDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.DeleteDatabaseResponse { throw unused }

    func undeleteDatabase(
        _ request: DatabasesV1.UndeleteDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.UndeleteDatabaseResponse { throw unused }

    func rotateCredentials(
        _ request: DatabasesV1.RotateCredentialsRequest, context: CallContext
    ) async throws -> DatabasesV1.RotateCredentialsResponse { throw unused }

    func retryDatabase(
        _ request: DatabasesV1.RetryDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.RetryDatabaseResponse { throw unused }

    private var unused: Fault { Fault(.unimplemented, reason: "Unused", "not part of the test") }
}
