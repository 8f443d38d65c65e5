import Messages
import Model
import Support

/// A service whose deployments are all the same, and which remembers what was set.
struct ScriptedApps: AppsV1.AppsService {
    var deployment = AppsV1.CreateDeploymentResponse()
    let values = Recorder<AppsV1.SetVariableRequest>()

    func createDeployment(
        _ request: AppsV1.CreateDeploymentRequest, context: CallContext
    ) async throws -> AppsV1.CreateDeploymentResponse { deployment }

    func listVariables(
        _ request: AppsV1.ListVariablesRequest, context: CallContext
    ) async throws -> AppsV1.ListVariablesResponse {
        .init(variables: values.all.map { .init(name: $0.name, updatedBy: "member@acme") })
    }

    func setVariable(
        _ request: AppsV1.SetVariableRequest, context: CallContext
    ) async throws -> AppsV1.SetVariableResponse {
        values.append(request)
        return .init(variable: .init(name: request.name, updatedBy: "member@acme"))
    }

    func unsetVariable(
        _ request: AppsV1.UnsetVariableRequest, context: CallContext
    ) async throws -> AppsV1.UnsetVariableResponse {
        throw Fault(.notFound, reason: "NotFound", "There is no variable \(request.name).")
    }

    func createApp(
        _ request: AppsV1.CreateAppRequest, context: CallContext
    ) async throws -> AppsV1.CreateAppResponse { throw Fault(.unimplemented, reason: "Unscripted", "not here") }

    func deleteApp(
        _ request: AppsV1.DeleteAppRequest, context: CallContext
    ) async throws -> AppsV1.DeleteAppResponse { throw Fault(.unimplemented, reason: "Unscripted", "not here") }

    func listApps(_ request: AppsV1.ListAppsRequest, context: CallContext) async throws -> AppsV1.ListAppsResponse {
        throw Fault(.unimplemented, reason: "Unused", "not part of the test")
    }
}
