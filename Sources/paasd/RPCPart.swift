import Logging
import RPCServer
import ServiceLifecycle

/// The RPC server as a part of the daemon: told to stop, it lets calls in flight end.
struct RPCPart: Service, CustomStringConvertible {
    let description = "rpc server"
    let server: RPCServer
    let socketPath: String
    let logger: Logger

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await server.run {
                logger.info("serving", metadata: ["socket": "\(socketPath)"])
            }
        } onGracefulShutdown: {
            server.shutdown()
        }
    }
}
