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
        abstract: "Serves the REST API and its event streams; every request becomes a call to paasd.",
        discussion: """
            It holds no data and no key. Run it behind a reverse proxy that speaks TLS unless it listens on the loopback \
            interface only. SIGTERM, SIGINT and SIGHUP end it in order. It logs one line of JSON for each request to \
            standard error.
            """)

    @Option(help: ArgumentHelp("Address and port to listen on.", valueName: "host:port"))
    var listen = "127.0.0.1:8080"

    @Option(help: ArgumentHelp("Socket of paasd.", valueName: "path"))
    var socket: String

    func validate() throws {
        guard ListenAddress(listen) != nil else {
            throw ValidationError("--listen must be HOST:PORT, such as 127.0.0.1:8080 or [::1]:8080; it is \(listen)")
        }
        guard !socket.isEmpty else { throw ValidationError("--socket must name the socket of paasd") }
    }

    func run() async throws {
        guard let address = ListenAddress(listen) else { throw ExitCode.validationFailure }
        let logger = Logger(label: "paas-gateway") { JSONLogHandler(label: $0) }
        if !address.isLoopback {
            logger.warning(
                "tokens and connection strings travel unencrypted unless a proxy in front of this address speaks TLS",
                metadata: ["address": "\(address)"])
        }
        let loop = try EventLoop()
        defer { loop.stop() }
        let calls = RPCClient(socketPath: socket, loop: loop, agent: "paas-gateway")
        let streams = RPCClient(socketPath: socket, loop: loop, agent: "paas-gateway/streams")
        let gateway = HTTPGateway(
            calls: calls, streams: streams,
            configuration: GatewayConfiguration(host: address.host, port: address.port), logger: logger
        ) { port in
            logger.info("listening", metadata: ["host": "\(address.host)", "port": .stringConvertible(port)])
        }
        var configuration = ServiceGroupConfiguration(
            services: [gateway], gracefulShutdownSignals: [.sigterm, .sigint, .sighup], logger: logger)
        // Answers that are under way may take as long as a call; what is left then is cut off.
        configuration.maximumGracefulShutdownDuration = .seconds(12)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch {
            logger.error("cannot serve", metadata: ["address": "\(address)", "error": "\(error)"])
            throw ExitCode.failure
        }
    }
}
