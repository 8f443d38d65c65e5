import ConformanceService
import EventLoop
import Glibc
import Logging
import RPCServer

/// Serves the conformance service, whose handlers are ordinary ones, until it is killed.
///
/// usage: bench-rpc-server SOCKET
@main
struct BenchServer {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else { throw BadArguments() }
        let loop = try EventLoop()
        let handler = ConformanceHandler(clock: { EventLoop.now() }, pause: { try await loop.sleep(for: $0) })
        var configuration = RPCServer.Configuration()
        // The memory of an idle connection is measured over many.
        configuration.maximumConnections = 4_096
        configuration.maximumConnectionsPerUser = 4_096
        let server = RPCServer(
            socketPath: CommandLine.arguments[1], services: [handler], loop: loop, configuration: configuration,
            logger: Logger(label: "bench-rpc-server"))
        try await server.run {
            print("listening")
            fflush(nil)
        }
    }
}

struct BadArguments: Error, CustomStringConvertible {
    let description = "usage: bench-rpc-server SOCKET"
}
