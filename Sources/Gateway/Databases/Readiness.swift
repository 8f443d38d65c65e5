import Messages
import Model

/// Whether the daemon answers on its socket, and takes calls.
struct Readiness<Caller: RPCCaller>: Sendable {
    let caller: Caller
    /// How long the daemon may take.
    let timeout: Duration

    /// Asks the daemon's health: that needs no token, touches no database and leaves no trace.
    ///
    /// - Throws: `Fault` when no answer came, or when the daemon is about to end; `CancellationError`.
    func check(_ request: RequestParts) async throws -> Answer {
        let health: HealthV1.CheckResponse
        do {
            health = try await HealthV1.HealthClient(caller).check(
                .init(), options: request.headers.options(timeout: timeout))
        } catch let fault as Fault {
            throw Fault(.unavailable, reason: fault.reason, fault.message, domain: Fault.rpc)
        }
        guard health.status == .serving else {
            throw Fault(.unavailable, reason: "NotServing", "The daemon takes no calls now.", domain: Fault.rpc)
        }
        return Answer(.ok, .members(["status": .string("ready")]))
    }
}
