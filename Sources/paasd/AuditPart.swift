import ServiceLifecycle

/// The keeper of the audit log as a part of the daemon: it ends after everything that writes to the control plane.
struct AuditPart: Service, CustomStringConvertible {
    let description = "audit"
    let keeper: AuditKeeper

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await keeper.run() }
        } catch is CancellationError {
            // It was told to.
        }
        await keeper.end()
    }
}
