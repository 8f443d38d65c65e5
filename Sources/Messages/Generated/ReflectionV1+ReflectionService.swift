// Made by Proto/generate.sh from paas/reflection/v1/reflection.proto. Do not edit.

extension ReflectionV1 {
    /// Part of every server; needs no token.
    public protocol ReflectionService: RPCService {
        /// The descriptors of every message and method, and which services this server has.
        func getDescriptors(
            _ request: ReflectionV1.GetDescriptorsRequest, context: CallContext
        ) async throws -> ReflectionV1.GetDescriptorsResponse
    }
}

extension ReflectionV1.ReflectionService {
    /// Every method of `paas.reflection.v1.Reflection`, decoding requests and encoding responses.
    public var methods: [RPCMethod] {
        [
            .unary(ReflectionV1.ReflectionMethod.getDescriptors.rawValue) { request, context in
                try await self.getDescriptors(request, context: context)
            }
        ]
    }
}
