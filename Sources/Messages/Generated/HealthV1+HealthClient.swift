// Made by Proto/generate.sh from paas/health/v1/health.proto. Do not edit.

extension HealthV1 {
    /// Part of every server; needs no token.
    public struct HealthClient<Caller: RPCCaller>: Sendable {
        private let caller: Caller

        /// A stub whose calls another one carries.
        public init(_ caller: Caller) { self.caller = caller }

        /// Says whether a service can be used now. NotFound (reason UnknownService) for one that the server does
        /// not have.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func check(
            _ request: HealthV1.CheckRequest, options: CallOptions = CallOptions()
        ) async throws -> HealthV1.CheckResponse {
            try await caller.call(HealthV1.HealthMethod.check.rawValue, request, options)
        }

        /// Says it now and whenever it changes. A service that the server does not have is STATUS_SERVICE_UNKNOWN.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func watch(
            _ request: HealthV1.WatchRequest, options: CallOptions = CallOptions()
        ) async throws -> ResponseSequence<Caller.Responses, HealthV1.WatchResponse> {
            try await caller.stream(HealthV1.HealthMethod.watch.rawValue, request, options)
        }
    }
}
