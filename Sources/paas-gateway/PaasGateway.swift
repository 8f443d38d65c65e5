import ArgumentParser
import EventLoop
import Gateway
import LogLines
import Logging
import RPCClient
import ServiceLifecycle

/// `paas-gateway`: the HTTP side of paasd.
@main struct PaasGateway: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paas-gateway",
        abstract: "Serves the REST API, its event streams and the dashboard; every request becomes a call to paasd.",
        discussion: """
            It holds no data and no key. Run it behind a reverse proxy that speaks TLS unless it listens on the loopback \
            interface only. SIGTERM, SIGINT and SIGHUP end it in order. It logs one line of JSON for each request to \
            standard error.
            """)

    @Option(help: ArgumentHelp("Address and port to listen on.", valueName: "host:port"))
    var listen = "127.0.0.1:8080"

    @Option(help: ArgumentHelp("Socket of paasd.", valueName: "path"))
    var socket: String

    @Option(
        help: ArgumentHelp(
            "Folder of the dashboard's files. (default: the one that was built beside this program)", valueName: "dir"))
    var dashboard: String?

    @Flag(help: "A proxy in front of this address speaks TLS: the session cookie is sent over TLS only.")
    var tlsInFront = false

    func validate() throws {
        guard ListenAddress(listen) != nil else {
            throw ValidationError("--listen must be HOST:PORT, such as 127.0.0.1:8080 or [::1]:8080; it is \(listen)")
        }
        guard !socket.isEmpty else { throw ValidationError("--socket must name the socket of paasd") }
    }

    func run() async throws {
        guard let address = ListenAddress(listen) else { throw ExitCode.validationFailure }
        let logger = Logger(label: "paas-gateway") { JSONLogHandler(label: $0) }
        if !address.isLoopback, !tlsInFront {
            logger.warning(
                "tokens and connection strings travel unencrypted unless a proxy in front of this address speaks TLS",
                metadata: ["address": "\(address)"])
        }
        let configuration = GatewayConfiguration(
            host: address.host, port: address.port, isBehindTLS: tlsInFront, dashboard: try files(logger))
        let loop = try EventLoop()
        defer { loop.stop() }
        let calls = RPCClient(socketPath: socket, loop: loop, agent: "paas-gateway")
        let streams = RPCClient(socketPath: socket, loop: loop, agent: "paas-gateway/streams")
        let gateway = HTTPGateway(
            calls: calls, streams: streams, configuration: configuration, logger: logger
        ) { port in
            logger.info("listening", metadata: ["host": "\(address.host)", "port": .stringConvertible(port)])
        }
        var group = ServiceGroupConfiguration(
            services: [gateway], gracefulShutdownSignals: [.sigterm, .sigint, .sighup], logger: logger)
        // Answers that are under way may take as long as a call; what is left then is cut off.
        group.maximumGracefulShutdownDuration = .seconds(12)
        do {
            try await ServiceGroup(configuration: group).run()
        } catch {
            logger.error("cannot serve", metadata: ["address": "\(address)", "error": "\(error)"])
            throw ExitCode.failure
        }
    }

    /// The dashboard's files, once: what changes in the folder afterwards is not seen.
    private func files(_ logger: Logger) throws -> Dashboard? {
        do { return try DashboardFolder(option: dashboard).load(logger: logger) } catch {
            logger.error("cannot serve the dashboard", metadata: ["error": "\(error)"])
            throw ExitCode.failure
        }
    }
}
