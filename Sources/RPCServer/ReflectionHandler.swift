import Messages

/// The Reflection service of every server.
struct ReflectionHandler: ReflectionV1.ReflectionService {
    private let services: [String]

    init(services: Set<String>) { self.services = services.sorted() }

    func getDescriptors(
        _ request: ReflectionV1.GetDescriptorsRequest, context: CallContext
    ) async throws -> ReflectionV1.GetDescriptorsResponse {
        ReflectionV1.GetDescriptorsResponse(fileDescriptorSet: DescriptorSet.bytes, services: services)
    }
}
