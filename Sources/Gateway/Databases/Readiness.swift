import Messages
import Model

/// Whether the daemon answers on its socket.
struct Readiness<Caller: RPCCaller>: Sendable {
    let caller: Caller
    /// How long the daemon may take.
    let timeout: Duration

    /// A method that needs no token, touches no database and leaves no trace. A daemon that does not know it says so,
    /// and that is an answer too.
    private static var method: String { "/paas.rpc.v1.Health/Check" }

    /// - Throws: `Fault` when no answer came; `CancellationError`.
    func check(_ request: RequestParts) async throws -> Answer {
        do {
            _ = try await caller.unary(Self.method, [], request.headers.options(timeout: timeout))
        } catch let fault as Fault where fault.code == .unimplemented {
            // The daemon has answered.
        } catch let fault as Fault {
            throw Fault(.unavailable, reason: fault.reason, fault.message, domain: Fault.rpc)
        }
        return Answer(.ok, .members(["status": .string("ready")]))
    }
}
