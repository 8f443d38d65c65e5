// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

extension ConformanceV1 {
    /// Served by the conformance server only, never by a daemon.
    public struct ConformanceClient<Caller: RPCCaller>: Sendable {
        private let caller: Caller

        /// A stub whose calls another one carries.
        public init(_ caller: Caller) { self.caller = caller }

        /// Answers with a payload after `delay_ms`, or ends as `outcome` says.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func unary(
            _ request: ConformanceV1.UnaryRequest, options: CallOptions = CallOptions()
        ) async throws -> ConformanceV1.UnaryResponse {
            try await caller.call(ConformanceV1.ConformanceMethod.unary.rawValue, request, options)
        }

        /// Sends a response for each of `response_bytes`, in order, then ends as `outcome` says.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func serverStream(
            _ request: ConformanceV1.ServerStreamRequest, options: CallOptions = CallOptions()
        ) async throws -> ResponseSequence<Caller.Responses, ConformanceV1.ServerStreamResponse> {
            try await caller.stream(ConformanceV1.ConformanceMethod.serverStream.rawValue, request, options)
        }

        /// Counts the requests until the half-close, then ends as the last request's `outcome` says.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func clientStream(
            options: CallOptions = CallOptions()
        ) async throws -> Upload<Caller.Exchange, ConformanceV1.ClientStreamRequest, ConformanceV1.ClientStreamResponse>
        where Caller: RPCExchanger {
            try await caller.upload(ConformanceV1.ConformanceMethod.clientStream.rawValue, options)
        }

        /// Sends the responses that each request asks for before it takes the next; ends at the half-close, as the
        /// last request's `outcome` says.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func bidiStream(
            options: CallOptions = CallOptions()
        ) async throws -> Exchange<Caller.Exchange, ConformanceV1.BidiStreamRequest, ConformanceV1.BidiStreamResponse>
        where Caller: RPCExchanger {
            try await caller.exchange(ConformanceV1.ConformanceMethod.bidiStream.rawValue, options)
        }

        /// Takes no request; ends only when it is cancelled.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func hang(
            _ request: ConformanceV1.HangRequest, options: CallOptions = CallOptions()
        ) async throws -> ConformanceV1.HangResponse {
            try await caller.call(ConformanceV1.ConformanceMethod.hang.rawValue, request, options)
        }

        /// Sends nothing; ends only when it is cancelled.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func hangStream(
            _ request: ConformanceV1.HangRequest, options: CallOptions = CallOptions()
        ) async throws -> ResponseSequence<Caller.Responses, ConformanceV1.HangResponse> {
            try await caller.stream(ConformanceV1.ConformanceMethod.hangStream.rawValue, request, options)
        }

        /// How many handlers of Hang and HangStream have been seen to begin and to be cancelled since the server's
        /// start.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func countHangs(
            _ request: ConformanceV1.CountHangsRequest, options: CallOptions = CallOptions()
        ) async throws -> ConformanceV1.CountHangsResponse {
            try await caller.call(ConformanceV1.ConformanceMethod.countHangs.rawValue, request, options)
        }
    }
}
