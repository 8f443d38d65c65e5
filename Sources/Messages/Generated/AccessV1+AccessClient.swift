// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

extension AccessV1 {
    /// Calls `paas.access.v1.Access`.
    public struct AccessClient<Caller: RPCCaller>: Sendable {
        private let caller: Caller

        /// A stub whose calls another one carries.
        public init(_ caller: Caller) { self.caller = caller }

        /// Says whom the caller's token speaks for. Any valid token.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func getCaller(
            _ request: AccessV1.GetCallerRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.GetCallerResponse {
            try await caller.call(AccessV1.AccessMethod.getCaller.rawValue, request, options)
        }
    }
}
