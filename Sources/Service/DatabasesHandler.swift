import Control
import Messages
import Model

/// The service `Databases`: turns messages into operations of `Control` and back; decides nothing.
public struct DatabasesHandler: DatabasesV1.DatabasesService {
    let control: Control
    private let events = EncodedEvents()

    /// Serves what a control offers.
    public init(_ control: Control) { self.control = control }

    /// Records a database and answers at once.
    public func createDatabase(
        _ request: DatabasesV1.CreateDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.CreateDatabaseResponse {
        let wish = CreateDatabase(
            org: request.org, app: request.app, name: request.name, engineVersion: request.engineVersion,
            description: request.description)
        let database = try await control.createDatabase(wish, caller: Caller(context, for: request))
        return DatabasesV1.CreateDatabaseResponse(database: DatabasesV1.Database(database))
    }

    /// Shows one database.
    public func getDatabase(
        _ request: DatabasesV1.GetDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.GetDatabaseResponse {
        let reference = DatabaseReference(org: request.org, app: request.app, id: request.id)
        let database = try await control.getDatabase(reference, caller: Caller(context))
        return DatabasesV1.GetDatabaseResponse(database: DatabasesV1.Database(database))
    }

    /// Lists an app's databases.
    public func listDatabases(
        _ request: DatabasesV1.ListDatabasesRequest, context: CallContext
    ) async throws -> DatabasesV1.ListDatabasesResponse {
        let wish = ListDatabases(
            org: request.org, app: request.app, name: request.name, showDeleted: request.showDeleted,
            pageSize: request.pageSize, pageToken: request.pageToken)
        let page = try await control.listDatabases(wish, caller: Caller(context))
        return DatabasesV1.ListDatabasesResponse(
            databases: page.databases.map { DatabasesV1.Database($0) }, nextPageToken: page.nextToken,
            revision: UInt64(clamping: page.revision))
    }

    /// Gives out a connection string.
    public func revealDSN(
        _ request: DatabasesV1.RevealDSNRequest, context: CallContext
    ) async throws -> DatabasesV1.RevealDSNResponse {
        let reference = DatabaseReference(org: request.org, app: request.app, id: request.id)
        let revealed = try await control.revealDSN(reference, caller: Caller(context))
        let string = revealed.connectionString
        return string.url.reveal { url in
            DatabasesV1.RevealDSNResponse(
                dsn: url, username: string.user, host: string.endpoint.host,
                port: UInt32(clamping: string.endpoint.port), database: string.database, auditID: revealed.auditID)
        }
    }

    /// Has the app's password of a database changed.
    public func rotateCredentials(
        _ request: DatabasesV1.RotateCredentialsRequest, context: CallContext
    ) async throws -> DatabasesV1.RotateCredentialsResponse {
        let reference = DatabaseReference(org: request.org, app: request.app, id: request.id)
        let database = try await control.rotateCredentials(
            RotateCredentials(database: reference, mode: request.mode), caller: Caller(context, for: request))
        return DatabasesV1.RotateCredentialsResponse(database: DatabasesV1.Database(database))
    }

    /// Has a database deleted.
    public func deleteDatabase(
        _ request: DatabasesV1.DeleteDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.DeleteDatabaseResponse {
        let reference = DatabaseReference(org: request.org, app: request.app, id: request.id)
        let database = try await control.deleteDatabase(
            reference, deleteVolume: request.deleteVolume, caller: Caller(context, for: request))
        return DatabasesV1.DeleteDatabaseResponse(database: DatabasesV1.Database(database))
    }

    /// Has a failed database tried again.
    public func retryDatabase(
        _ request: DatabasesV1.RetryDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.RetryDatabaseResponse {
        let reference = DatabaseReference(org: request.org, app: request.app, id: request.id)
        let database = try await control.retryDatabase(reference, caller: Caller(context, for: request))
        return DatabasesV1.RetryDatabaseResponse(database: DatabasesV1.Database(database))
    }

    /// Has a deleted database brought back.
    public func undeleteDatabase(
        _ request: DatabasesV1.UndeleteDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.UndeleteDatabaseResponse {
        let reference = DatabaseReference(org: request.org, app: request.app, id: request.id)
        let database = try await control.undeleteDatabase(reference, caller: Caller(context, for: request))
        return DatabasesV1.UndeleteDatabaseResponse(database: DatabasesV1.Database(database))
    }

    /// Streams a snapshot and every transition after it. However the stream ends, the trailer `watch-position` says
    /// where it can be resumed, as `EPOCH:REVISION`, unless no snapshot was sent whole.
    public func watchStatus(
        _ request: DatabasesV1.WatchStatusRequest, context: CallContext,
        responses: ResponseWriter<DatabasesV1.WatchStatusResponse>
    ) async throws {
        let wish = WatchStatus(
            org: request.org, app: request.app, id: request.id,
            resume: request.resume.map { Position(epoch: $0.epoch, revision: Int64(clamping: $0.revision)) })
        let watch = try await control.watchStatus(wish, caller: Caller(context))
        try await responses.follow(WatchDelivery(watch, events: events, trailers: context.trailers))
    }
}
