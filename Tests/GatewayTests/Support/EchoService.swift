import Messages
import Model

/// A daemon that keeps nothing: it answers with what it was asked, and streams until it is cancelled.
struct EchoService: DatabasesV1.DatabasesService {
    /// Told of each stream that begins, and of its end.
    let streams: AsyncStream<StreamEvent>.Continuation

    enum StreamEvent: Equatable, Sendable {
        case began(after: DatabasesV1.Position?)
        case cancelled
    }

    func createDatabase(
        _ request: DatabasesV1.CreateDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.CreateDatabaseResponse {
        var database = Samples.database()
        database.name = request.name
        database.createdBy =
            context.metadata.first { $0.key == CallMetadata.token }
            .map { String(decoding: $0.value, as: UTF8.self) } ?? ""
        return DatabasesV1.CreateDatabaseResponse(database: database)
    }

    func getDatabase(
        _ request: DatabasesV1.GetDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.GetDatabaseResponse {
        throw Fault(
            .notFound, reason: "NotFound", "there is no database \(request.id)",
            violations: [FieldViolation(field: "id", "is unknown")], nextSteps: ["List the databases."])
    }

    func listDatabases(
        _ request: DatabasesV1.ListDatabasesRequest, context: CallContext
    ) async throws -> DatabasesV1.ListDatabasesResponse { DatabasesV1.ListDatabasesResponse() }

    func createTemporaryLogin(
        _ request: DatabasesV1.CreateTemporaryLoginRequest, context: CallContext
    ) async throws -> DatabasesV1.CreateTemporaryLoginResponse { .init() }

    func listTemporaryLogins(
        _ request: DatabasesV1.ListTemporaryLoginsRequest, context: CallContext
    ) async throws -> DatabasesV1.ListTemporaryLoginsResponse { .init() }

    func revokeTemporaryLogin(
        _ request: DatabasesV1.RevokeTemporaryLoginRequest, context: CallContext
    ) async throws -> DatabasesV1.RevokeTemporaryLoginResponse { .init() }

    func revealDSN(
        _ request: DatabasesV1.RevealDSNRequest, context: CallContext
    ) async throws -> DatabasesV1.RevealDSNResponse { DatabasesV1.RevealDSNResponse() }

    func deleteDatabase(
        _ request: DatabasesV1.DeleteDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.DeleteDatabaseResponse { DatabasesV1.DeleteDatabaseResponse() }

    func retryDatabase(
        _ request: DatabasesV1.RetryDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.RetryDatabaseResponse { DatabasesV1.RetryDatabaseResponse() }

    func undeleteDatabase(
        _ request: DatabasesV1.UndeleteDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.UndeleteDatabaseResponse { DatabasesV1.UndeleteDatabaseResponse() }

    func rotateCredentials(
        _ request: DatabasesV1.RotateCredentialsRequest, context: CallContext
    ) async throws -> DatabasesV1.RotateCredentialsResponse { DatabasesV1.RotateCredentialsResponse() }

    func watchStatus(
        _ request: DatabasesV1.WatchStatusRequest, context: CallContext,
        responses: ResponseWriter<DatabasesV1.WatchStatusResponse>
    ) async throws {
        streams.yield(.began(after: request.resume))
        let revision = (request.resume?.revision ?? 6) + 1
        try await responses.send(
            DatabasesV1.WatchStatusResponse(epoch: "e1", revision: revision, event: .synced(.init())))
        // Nothing is ever delivered: the iteration ends with the task's cancellation.
        let (nothing, source) = AsyncStream<Never>.makeStream()
        for await _ in nothing {}
        source.finish()
        streams.yield(.cancelled)
        throw CancellationError()
    }
}
