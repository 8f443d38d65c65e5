import ArgumentParser
import ConformanceService
import EventLoop
import Glibc
import LogLines
import Logging
import RPCServer
import RPCTransport
import Wire

/// Serves the conformance service on a socket until SIGTERM ends it in order.
@main
struct ConformanceServer: AsyncParsableCommand {
    @Argument(help: "Path of the socket.") var socket: String
    @Option(help: "Ask a silent client with open calls after so many milliseconds.") var keepaliveAfter: Int?
    @Option(help: "Give it up when nothing comes for so many more.") var keepalivePatience: Int?
    @Option(help: "Connections of one user id at the same time.") var userConnections: Int?
    @Option(help: "Connections in all at the same time.") var connections: Int?
    @Option(help: "Milliseconds that unary calls may go on after SIGTERM.") var drain: Int?

    @Option(help: "Milliseconds that a client may take no byte of what waits for it.") var patience: Int?

    func run() async throws {
        let loop = try EventLoop()
        let handler = ConformanceHandler(clock: { EventLoop.now() }, pause: { try await loop.sleep(for: $0) })
        let server = RPCServer(
            socketPath: socket, services: [handler], loop: loop, configuration: configuration,
            logger: Logger(label: "conformance-server"))
        signal(SIGPIPE, SIG_IGN)
        try Termination.watch(on: loop) { server.shutdown() }
        try await server.run {
            print("listening")
            // Output into a pipe is kept back otherwise.
            fflush(nil)
        }
    }

    private var configuration: RPCServer.Configuration {
        var configuration = RPCServer.Configuration()
        configuration.agent = "conformance-server"
        if let keepaliveAfter, let keepalivePatience {
            configuration.keepalive = FrameSocket.Keepalive(
                after: .milliseconds(keepaliveAfter), patience: .milliseconds(keepalivePatience))
        }
        if let userConnections { configuration.maximumConnectionsPerUser = userConnections }
        if let connections { configuration.maximumConnections = connections }
        if let patience { configuration.output.patience = .milliseconds(patience) }
        if let drain { configuration.drainTime = .milliseconds(drain) }
        return configuration
    }
}
