import Messages

extension ClientCore {
    /// Makes a call through the interceptors.
    func intercepted<Answer: Sendable>(
        _ method: String, _ options: CallOptions, _ call: (CallOptions) async throws -> Answer
    ) async throws -> Answer { try await intercepted(configuration.interceptors[...], method, options, call) }

    private func intercepted<Answer: Sendable>(
        _ interceptors: ArraySlice<any ClientInterceptor>, _ method: String, _ options: CallOptions,
        _ call: (CallOptions) async throws -> Answer
    ) async throws -> Answer {
        guard let first = interceptors.first else { return try await call(options) }
        return try await first.intercept(method, options) {
            try await self.intercepted(interceptors.dropFirst(), method, $0, call)
        }
    }
}
