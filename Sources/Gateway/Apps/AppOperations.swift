import Hummingbird
import Messages
import Model

/// The operations on apps, their variables and deployments: from a request to the call and from its response to the
/// answer.
struct AppOperations<Caller: RPCCaller>: Sendable {
    let client: AppsV1.AppsClient<Caller>
    /// How long the daemon may take for one call.
    let timeout: Duration

    /// - Throws: `Fault`, as the daemon gave it.
    func list(_ request: RequestParts) async throws -> Answer {
        let message = AppsV1.ListAppsRequest(org: request.parameter("org"))
        let response = try await client.listApps(message, options: options(request))
        return Answer(.ok, .members(["apps": .array(response.apps.map(\.json))]))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func create(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let message = AppsV1.CreateAppRequest(
            org: request.parameter("org"), name: fields.requiredText("name"), host: fields.filledText("host"))
        try fields.check()
        let response = try await client.createApp(message, options: options(request))
        return Answer(.created, try present(response.app, "app").json)
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func delete(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = AppsV1.DeleteAppRequest(org: request.parameter("org"), name: request.parameter("app"))
        _ = try await client.deleteApp(message, options: options(request))
        return Answer(.noContent)
    }

    /// - Throws: `Fault`, as the daemon gave it.
    func listVariables(_ request: RequestParts) async throws -> Answer {
        let message = AppsV1.ListVariablesRequest(org: request.parameter("org"), app: request.parameter("app"))
        let response = try await client.listVariables(message, options: options(request))
        return Answer(.ok, .members(["variables": .array(response.variables.map(\.json))]))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func setVariable(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let message = AppsV1.SetVariableRequest(
            org: request.parameter("org"), app: request.parameter("app"), name: request.parameter("name"),
            value: fields.requiredText("value"))
        try fields.check()
        let response = try await client.setVariable(message, options: options(request))
        return Answer(.ok, try present(response.variable, "variable").json)
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func unsetVariable(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = AppsV1.UnsetVariableRequest(
            org: request.parameter("org"), app: request.parameter("app"), name: request.parameter("name"))
        _ = try await client.unsetVariable(message, options: options(request))
        return Answer(.noContent)
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func createDeployment(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = AppsV1.CreateDeploymentRequest(org: request.parameter("org"), app: request.parameter("app"))
        let response = try await client.createDeployment(message, options: options(request))
        return Answer(.created, try response.json(), headers: [.cacheControl: "no-store"])
    }

    private func options(_ request: RequestParts) -> CallOptions { request.headers.options(timeout: timeout) }
}
