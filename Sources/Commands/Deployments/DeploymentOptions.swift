import ArgumentParser
import Messages
import Model

/// What a command that makes a deployment takes.
struct DeploymentOptions: ParsableArguments {
    @Flag(help: "Fail unless DATABASE_URL is that of the app's database main.")
    var requireDatabase = false

    /// Makes a deployment; what may surprise about it is said.
    ///
    /// - Parameter say: hears a line for each condition.
    /// - Throws: `CommandFailure` when the database is missing and required; `Fault`.
    func deploy<Caller: RPCCaller>(
        _ session: AppSession<Caller>, say: (String) -> Void
    ) async throws -> AppsV1.CreateDeploymentResponse {
        let request = AppsV1.CreateDeploymentRequest(org: session.scope.org, app: session.scope.app)
        let response = try await session.client.apps.createDeployment(request)
        guard let deployment = response.deployment else {
            throw Fault(
                .internal, reason: "MalformedResponse", "The daemon's response holds no deployment.", domain: Fault.rpc)
        }
        let conditions = deployment.conditions.map { "\($0.type): \($0.message)".visible }
        if requireDatabase, deployment.databaseID.isEmpty {
            let why = conditions.isEmpty ? ["DATABASE_URL is not that of a managed database."] : conditions
            throw CommandFailure(
                .conflict,
                """
                Error: \(why.joined(separator: "\n"))
                  → paas databases list\(session.scope.flags)
                """)
        }
        for condition in conditions { say("Warning: \(condition)") }
        return response
    }
}
