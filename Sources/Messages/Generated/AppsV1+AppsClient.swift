// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

extension AppsV1 {
    /// Calls `paas.apps.v1.Apps`.
    public struct AppsClient<Caller: RPCCaller>: Sendable {
        private let caller: Caller

        /// A stub whose calls another one carries.
        public init(_ caller: Caller) { self.caller = caller }

        /// Role: viewer.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func listApps(
            _ request: AppsV1.ListAppsRequest, options: CallOptions = CallOptions()
        ) async throws -> AppsV1.ListAppsResponse {
            try await caller.call(AppsV1.AppsMethod.listApps.rawValue, request, options)
        }

        /// Role: member.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func createApp(
            _ request: AppsV1.CreateAppRequest, options: CallOptions = CallOptions()
        ) async throws -> AppsV1.CreateAppResponse {
            try await caller.call(AppsV1.AppsMethod.createApp.rawValue, request, options)
        }

        /// Takes an app away with its variables and deployments; refused while it has databases or retained
        /// volumes. Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func deleteApp(
            _ request: AppsV1.DeleteAppRequest, options: CallOptions = CallOptions()
        ) async throws -> AppsV1.DeleteAppResponse {
            try await caller.call(AppsV1.AppsMethod.deleteApp.rawValue, request, options)
        }

        /// Names only: a value is in no answer but a deployment's. Role: viewer.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func listVariables(
            _ request: AppsV1.ListVariablesRequest, options: CallOptions = CallOptions()
        ) async throws -> AppsV1.ListVariablesResponse {
            try await caller.call(AppsV1.AppsMethod.listVariables.rawValue, request, options)
        }

        /// Sets a variable, or changes it. Role: member.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func setVariable(
            _ request: AppsV1.SetVariableRequest, options: CallOptions = CallOptions()
        ) async throws -> AppsV1.SetVariableResponse {
            try await caller.call(AppsV1.AppsMethod.setVariable.rawValue, request, options)
        }

        /// Role: member.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func unsetVariable(
            _ request: AppsV1.UnsetVariableRequest, options: CallOptions = CallOptions()
        ) async throws -> AppsV1.UnsetVariableResponse {
            try await caller.call(AppsV1.AppsMethod.unsetVariable.rawValue, request, options)
        }

        /// Freezes the app's variables, and DATABASE_URL from its database main, into the environment of one
        /// deploy; the audit row is durable before a value is decrypted. Role: admin.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func createDeployment(
            _ request: AppsV1.CreateDeploymentRequest, options: CallOptions = CallOptions()
        ) async throws -> AppsV1.CreateDeploymentResponse {
            try await caller.call(AppsV1.AppsMethod.createDeployment.rawValue, request, options)
        }
    }
}
