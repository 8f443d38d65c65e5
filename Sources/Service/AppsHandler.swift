import Control
import Messages
import Model

/// The service `Apps`: turns messages into operations of `Control` and back; decides nothing.
public struct AppsHandler: AppsV1.AppsService {
    private let control: Control

    /// Serves what a control offers.
    public init(_ control: Control) { self.control = control }

    /// Lists an organisation's apps.
    public func listApps(
        _ request: AppsV1.ListAppsRequest, context: CallContext
    ) async throws -> AppsV1.ListAppsResponse {
        let apps = try await control.listApps(org: request.org, caller: Caller(context))
        return AppsV1.ListAppsResponse(apps: apps.map { AppsV1.App($0) })
    }

    /// Makes an app.
    public func createApp(
        _ request: AppsV1.CreateAppRequest, context: CallContext
    ) async throws -> AppsV1.CreateAppResponse {
        let app = try await control.createApp(
            AppReference(org: request.org, app: request.name), host: request.host,
            caller: Caller(context, for: request))
        return AppsV1.CreateAppResponse(app: AppsV1.App(app))
    }

    /// Takes an app away with its variables and deployments.
    public func deleteApp(
        _ request: AppsV1.DeleteAppRequest, context: CallContext
    ) async throws -> AppsV1.DeleteAppResponse {
        try await control.deleteApp(AppReference(org: request.org, app: request.name), caller: Caller(context))
        return AppsV1.DeleteAppResponse()
    }

    /// Lists an app's variables, without their values.
    public func listVariables(
        _ request: AppsV1.ListVariablesRequest, context: CallContext
    ) async throws -> AppsV1.ListVariablesResponse {
        let app = AppReference(org: request.org, app: request.app)
        let variables = try await control.listVariables(app, caller: Caller(context))
        return AppsV1.ListVariablesResponse(variables: variables.map { AppsV1.Variable($0) })
    }

    /// Sets a variable, or changes it.
    public func setVariable(
        _ request: AppsV1.SetVariableRequest, context: CallContext
    ) async throws -> AppsV1.SetVariableResponse {
        let wish = SetVariable(
            app: AppReference(org: request.org, app: request.app), name: request.name, value: Secret(request.value))
        let variable = try await control.setVariable(wish, caller: Caller(context))
        return AppsV1.SetVariableResponse(variable: AppsV1.Variable(variable))
    }

    /// Takes a variable out of an app's environment.
    public func unsetVariable(
        _ request: AppsV1.UnsetVariableRequest, context: CallContext
    ) async throws -> AppsV1.UnsetVariableResponse {
        let wish = UnsetVariable(app: AppReference(org: request.org, app: request.app), name: request.name)
        try await control.unsetVariable(wish, caller: Caller(context))
        return AppsV1.UnsetVariableResponse()
    }

    /// Freezes an app's environment for a deploy, and gives it out.
    public func createDeployment(
        _ request: AppsV1.CreateDeploymentRequest, context: CallContext
    ) async throws -> AppsV1.CreateDeploymentResponse {
        let app = AppReference(org: request.org, app: request.app)
        let created = try await control.createDeployment(app, caller: Caller(context, for: request))
        let environment = created.environment.entries.map { entry in
            entry.value.reveal { AppsV1.EnvironmentEntry(name: entry.name.rawValue, value: $0) }
        }
        return AppsV1.CreateDeploymentResponse(
            deployment: AppsV1.Deployment(created.deployment), environment: environment, auditID: created.auditID)
    }
}
