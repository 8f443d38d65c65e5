// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

extension AppsV1 {
    /// Serves `paas.apps.v1.Apps`.
    public protocol AppsService: RPCService {
        /// Role: viewer.
        func listApps(_ request: AppsV1.ListAppsRequest, context: CallContext) async throws -> AppsV1.ListAppsResponse

        /// Role: member.
        func createApp(
            _ request: AppsV1.CreateAppRequest, context: CallContext
        ) async throws -> AppsV1.CreateAppResponse

        /// Takes an app away with its variables and deployments; refused while it has databases or retained
        /// volumes. Role: owner.
        func deleteApp(
            _ request: AppsV1.DeleteAppRequest, context: CallContext
        ) async throws -> AppsV1.DeleteAppResponse

        /// Names only: a value is in no answer but a deployment's. Role: viewer.
        func listVariables(
            _ request: AppsV1.ListVariablesRequest, context: CallContext
        ) async throws -> AppsV1.ListVariablesResponse

        /// Sets a variable, or changes it. Role: member.
        func setVariable(
            _ request: AppsV1.SetVariableRequest, context: CallContext
        ) async throws -> AppsV1.SetVariableResponse

        /// Role: member.
        func unsetVariable(
            _ request: AppsV1.UnsetVariableRequest, context: CallContext
        ) async throws -> AppsV1.UnsetVariableResponse

        /// Freezes the app's variables, and DATABASE_URL from its database main, into the environment of one
        /// deploy; the audit row is durable before a value is decrypted. Role: admin.
        func createDeployment(
            _ request: AppsV1.CreateDeploymentRequest, context: CallContext
        ) async throws -> AppsV1.CreateDeploymentResponse
    }
}

extension AppsV1.AppsService {
    /// Every method of `paas.apps.v1.Apps`, decoding requests and encoding responses.
    public var methods: [RPCMethod] {
        [
            .unary(AppsV1.AppsMethod.listApps.rawValue) { request, context in
                try await self.listApps(request, context: context)
            },
            .unary(AppsV1.AppsMethod.createApp.rawValue) { request, context in
                try await self.createApp(request, context: context)
            },
            .unary(AppsV1.AppsMethod.deleteApp.rawValue) { request, context in
                try await self.deleteApp(request, context: context)
            },
            .unary(AppsV1.AppsMethod.listVariables.rawValue) { request, context in
                try await self.listVariables(request, context: context)
            },
            .unary(AppsV1.AppsMethod.setVariable.rawValue) { request, context in
                try await self.setVariable(request, context: context)
            },
            .unary(AppsV1.AppsMethod.unsetVariable.rawValue) { request, context in
                try await self.unsetVariable(request, context: context)
            },
            .unary(AppsV1.AppsMethod.createDeployment.rawValue) { request, context in
                try await self.createDeployment(request, context: context)
            },
        ]
    }
}
