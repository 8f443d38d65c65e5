import Messages
import Model

/// The Health service of every server.
struct HealthHandler: HealthV1.HealthService {
    private let registry: HealthRegistry

    init(_ registry: HealthRegistry) { self.registry = registry }

    func check(
        _ request: HealthV1.CheckRequest, context: CallContext
    ) async throws -> HealthV1.CheckResponse {
        let status = registry.status(of: request.service)
        guard status != .serviceUnknown else {
            throw Fault(
                .notFound, reason: "UnknownService", "There is no service \(request.service).", domain: Fault.rpc)
        }
        return HealthV1.CheckResponse(status: status)
    }

    func watch(
        _ request: HealthV1.WatchRequest, context: CallContext, responses: ResponseWriter<HealthV1.WatchResponse>
    ) async throws {
        var status = registry.status(of: request.service)
        while true {
            try await responses.send(HealthV1.WatchResponse(status: status))
            status = try await registry.status(of: request.service, otherThan: status)
        }
    }
}
