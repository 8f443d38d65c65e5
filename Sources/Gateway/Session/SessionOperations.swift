import Hummingbird
import Messages
import Model

/// Signing in and out, and whom a token speaks for.
struct SessionOperations<Caller: RPCCaller>: Sendable {
    let client: AccessV1.AccessClient<Caller>
    /// How long the daemon may take for one call.
    let timeout: Duration
    let cookie: SessionCookie

    /// Exchanges a token for the cookie, once the daemon has accepted it.
    ///
    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func create(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let text = fields.requiredText("token")
        try fields.check()
        guard let token = BearerCredentials.token(text[...]) else { throw Problem.malformedToken }
        let caller = try await client.getCaller(
            AccessV1.GetCallerRequest(), options: request.headers.options(timeout: timeout, token: token))
        return Answer(.ok, caller.json, headers: [.setCookie: cookie.setting(token)])
    }

    /// - Throws: `Fault`, as the daemon gave it.
    func get(_ request: RequestParts) async throws -> Answer {
        let caller = try await client.getCaller(
            AccessV1.GetCallerRequest(), options: request.headers.options(timeout: timeout))
        return Answer(.ok, caller.json)
    }

    /// Takes the cookie back, whether or not its token is still good.
    ///
    /// - Throws: `Problem` for a body that holds anything.
    func delete(_ request: RequestParts) throws(Problem) -> Answer {
        try request.refuseBody()
        return Answer(.noContent, headers: [.setCookie: cookie.clearing])
    }
}

extension AccessV1.GetCallerResponse {
    /// The caller as the API shows it.
    var json: JSONValue {
        .members([
            "name": .string(name),
            "org": .text(org),
            "role": .text(role),
            "scopes": .array(scopes.map(JSONValue.string)),
            "actions": .array(actions.map(JSONValue.string)),
        ])
    }
}
