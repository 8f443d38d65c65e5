import Hummingbird
import Messages
import Model

/// Signing in and out, and whom a token speaks for.
struct SessionOperations<Caller: RPCCaller>: Sendable {
    let client: AccessV1.AccessClient<Caller>
    /// How long the daemon may take for one call.
    let timeout: Duration

    /// Exchanges a token for a session, which the daemon keeps and the browser has as a cookie.
    ///
    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func create(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let text = fields.requiredText("token")
        try fields.check()
        guard let token = BearerCredentials.token(text[...]) else { throw Problem.malformedToken }
        let session = try await client.createSession(
            AccessV1.CreateSessionRequest(), options: request.headers.options(timeout: timeout, token: token))
        guard let secret = BearerCredentials.token(session.secret[...]), let end = session.expiresAt else {
            throw Problem.unexpected
        }
        let cookie = request.headers.cookie.setting(secret, lifetime: end.seconds - WallClock.now().seconds)
        return Answer(.ok, (session.caller ?? AccessV1.GetCallerResponse()).json, headers: [.setCookie: cookie])
    }

    /// - Throws: `Fault`, as the daemon gave it.
    func get(_ request: RequestParts) async throws -> Answer {
        let caller = try await client.getCaller(
            AccessV1.GetCallerRequest(), options: request.headers.options(timeout: timeout))
        return Answer(.ok, caller.json)
    }

    /// Takes the cookie back and ends its session, whether or not it was still good.
    ///
    /// - Throws: `Problem` for a body that holds anything, and when the session could not be ended, which takes the cookie
    ///   back all the same.
    func delete(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let clearing: HTTPFields = [.setCookie: request.headers.cookie.clearing]
        if case .cookie = request.headers.credentials {
            do {
                _ = try await client.deleteSession(
                    AccessV1.DeleteSessionRequest(), options: request.headers.options(timeout: timeout))
            } catch let fault as Fault where fault.code != .unauthenticated && fault.reason != "NoSession" {
                var problem = Problem(fault, operation: request.operation, parameters: request.parameters)
                problem.headers.append(contentsOf: clearing)
                throw problem
            } catch is Fault {
                // It had ended before.
            }
        }
        return Answer(.noContent, headers: clearing)
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
