import Control
import Messages
import Model

extension DatabasesHandler {
    /// Makes a login that ends by itself, and gives it out.
    public func createTemporaryLogin(
        _ request: DatabasesV1.CreateTemporaryLoginRequest, context: CallContext
    ) async throws -> DatabasesV1.CreateTemporaryLoginResponse {
        let reference = DatabaseReference(org: request.org, app: request.app, id: request.id)
        let given = try await control.createTemporaryLogin(
            CreateTemporaryLogin(database: reference, lifetimeSeconds: request.lifetimeSeconds),
            caller: Caller(context))
        let string = given.connectionString
        return string.url.reveal { url in
            DatabasesV1.CreateTemporaryLoginResponse(
                login: DatabasesV1.TemporaryLogin(given.login), dsn: url, host: string.endpoint.host,
                port: UInt32(clamping: string.endpoint.port), database: string.database)
        }
    }

    /// Lists the temporary logins of a database.
    public func listTemporaryLogins(
        _ request: DatabasesV1.ListTemporaryLoginsRequest, context: CallContext
    ) async throws -> DatabasesV1.ListTemporaryLoginsResponse {
        let reference = DatabaseReference(org: request.org, app: request.app, id: request.id)
        let logins = try await control.listTemporaryLogins(reference, caller: Caller(context))
        return DatabasesV1.ListTemporaryLoginsResponse(logins: logins.map { DatabasesV1.TemporaryLogin($0) })
    }

    /// Ends a temporary login.
    public func revokeTemporaryLogin(
        _ request: DatabasesV1.RevokeTemporaryLoginRequest, context: CallContext
    ) async throws -> DatabasesV1.RevokeTemporaryLoginResponse {
        let reference = DatabaseReference(org: request.org, app: request.app, id: request.id)
        try await control.revokeTemporaryLogin(request.loginID, of: reference, caller: Caller(context))
        return DatabasesV1.RevokeTemporaryLoginResponse()
    }
}
