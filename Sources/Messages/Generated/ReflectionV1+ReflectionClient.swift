// Made by Proto/generate.sh from paas/reflection/v1/reflection.proto. Do not edit.

extension ReflectionV1 {
    /// Part of every server; needs no token.
    public struct ReflectionClient<Caller: RPCCaller>: Sendable {
        private let caller: Caller

        /// A stub whose calls another one carries.
        public init(_ caller: Caller) { self.caller = caller }

        /// The descriptors of every message and method, and which services this server has.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func getDescriptors(
            _ request: ReflectionV1.GetDescriptorsRequest, options: CallOptions = CallOptions()
        ) async throws -> ReflectionV1.GetDescriptorsResponse {
            try await caller.call(ReflectionV1.ReflectionMethod.getDescriptors.rawValue, request, options)
        }
    }
}
