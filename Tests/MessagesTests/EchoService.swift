import Messages
import Model

/// Answers with what it was asked.
struct EchoService: DatabasesV1.DatabasesService {
    func createDatabase(
        _ request: DatabasesV1.CreateDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.CreateDatabaseResponse {
        .init(database: .init(org: request.org, name: request.name, createdBy: context.idempotencyKey))
    }

    func getDatabase(
        _ request: DatabasesV1.GetDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.GetDatabaseResponse {
        throw Fault(.notFound, reason: "NotFound", "no database \(request.id)")
    }

    func listDatabases(
        _ request: DatabasesV1.ListDatabasesRequest, context: CallContext
    ) async throws -> DatabasesV1.ListDatabasesResponse {
        .init(databases: [.init(name: request.name)])
    }

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
    ) async throws -> DatabasesV1.RevealDSNResponse {
        .init(dsn: context.metadata.map { "\($0.key)=\(String(decoding: $0.value, as: UTF8.self))" }.joined())
    }

    func deleteDatabase(
        _ request: DatabasesV1.DeleteDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.DeleteDatabaseResponse {
        .init(database: .init(id: request.id, state: .deleting))
    }

    func undeleteDatabase(
        _ request: DatabasesV1.UndeleteDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.UndeleteDatabaseResponse {
        // A NUL can't be sent: the server has to see an error.
        .init(database: .init(id: "\0"))
    }

    func retryDatabase(
        _ request: DatabasesV1.RetryDatabaseRequest, context: CallContext
    ) async throws -> DatabasesV1.RetryDatabaseResponse {
        .init(database: .init(id: request.id, state: .provisioning))
    }

    func rotateCredentials(
        _ request: DatabasesV1.RotateCredentialsRequest, context: CallContext
    ) async throws -> DatabasesV1.RotateCredentialsResponse {
        .init(database: .init(id: request.id, state: .ready, conditions: [.init(type: "RotationPending")]))
    }

    func watchStatus(
        _ request: DatabasesV1.WatchStatusRequest, context: CallContext,
        responses: ResponseWriter<DatabasesV1.WatchStatusResponse>
    ) async throws {
        for revision in 1...3 as ClosedRange<UInt64> {
            try await responses.send(.init(revision: revision, previous: revision - 1))
        }
        if request.app == "broken" { throw Fault(.aborted, reason: "OperationInProgress", "busy") }
    }
}
