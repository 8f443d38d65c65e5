import ServiceLifecycle

/// A long-lived part of the daemon that ends when its task is cancelled.
struct DaemonPart: Service, CustomStringConvertible {
    let description: String
    private let body: @Sendable () async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable () async throws -> Void) {
        description = name
        self.body = body
    }

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown(body)
        } catch is CancellationError {
            // It was told to.
        }
    }
}
