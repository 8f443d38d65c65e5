// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

extension ConformanceV1 {
    /// Served by the conformance server only, never by a daemon.
    public protocol ConformanceService: RPCService {
        /// Answers with a payload after `delay_ms`, or ends as `outcome` says.
        func unary(
            _ request: ConformanceV1.UnaryRequest, context: CallContext
        ) async throws -> ConformanceV1.UnaryResponse

        /// Sends a response for each of `response_bytes`, in order, then ends as `outcome` says.
        func serverStream(
            _ request: ConformanceV1.ServerStreamRequest, context: CallContext,
            responses: ResponseWriter<ConformanceV1.ServerStreamResponse>
        ) async throws

        /// Counts the requests until the half-close, then ends as the last request's `outcome` says.
        func clientStream(
            _ requests: RequestSequence<ConformanceV1.ClientStreamRequest>, context: CallContext
        ) async throws -> ConformanceV1.ClientStreamResponse

        /// Sends the responses that each request asks for before it takes the next; ends at the half-close, as the
        /// last request's `outcome` says.
        func bidiStream(
            _ requests: RequestSequence<ConformanceV1.BidiStreamRequest>, context: CallContext,
            responses: ResponseWriter<ConformanceV1.BidiStreamResponse>
        ) async throws

        /// Takes no request; ends only when it is cancelled.
        func hang(_ request: ConformanceV1.HangRequest, context: CallContext) async throws -> ConformanceV1.HangResponse

        /// Sends nothing; ends only when it is cancelled.
        func hangStream(
            _ request: ConformanceV1.HangRequest, context: CallContext,
            responses: ResponseWriter<ConformanceV1.HangResponse>
        ) async throws

        /// How many handlers of Hang and HangStream have been seen to begin and to be cancelled since the server's
        /// start.
        func countHangs(
            _ request: ConformanceV1.CountHangsRequest, context: CallContext
        ) async throws -> ConformanceV1.CountHangsResponse
    }
}

extension ConformanceV1.ConformanceService {
    /// Every method of `paas.conformance.v1.Conformance`, decoding requests and encoding responses.
    public var methods: [RPCMethod] {
        [
            .unary(ConformanceV1.ConformanceMethod.unary.rawValue) { request, context in
                try await self.unary(request, context: context)
            },
            .serverStreaming(ConformanceV1.ConformanceMethod.serverStream.rawValue) { request, context, responses in
                try await self.serverStream(request, context: context, responses: responses)
            },
            .clientStreaming(ConformanceV1.ConformanceMethod.clientStream.rawValue) { requests, context in
                try await self.clientStream(requests, context: context)
            },
            .bidirectional(ConformanceV1.ConformanceMethod.bidiStream.rawValue) { requests, context, responses in
                try await self.bidiStream(requests, context: context, responses: responses)
            },
            .unary(ConformanceV1.ConformanceMethod.hang.rawValue) { request, context in
                try await self.hang(request, context: context)
            },
            .serverStreaming(ConformanceV1.ConformanceMethod.hangStream.rawValue) { request, context, responses in
                try await self.hangStream(request, context: context, responses: responses)
            },
            .unary(ConformanceV1.ConformanceMethod.countHangs.rawValue) { request, context in
                try await self.countHangs(request, context: context)
            },
        ]
    }
}
