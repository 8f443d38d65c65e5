import ArgumentParser
import CProcess
import EventLoop
import Gateway
import Glibc
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

    @Option(
        help: ArgumentHelp(
            "Address and port to serve metrics on, at /metrics, without a token: never the public one. PAAS_METRICS unless "
                + "it is given; without either there are none.", valueName: "host:port"))
    var metrics: String?

    @OptionGroup(title: "Behind a proxy")
    var proxy: ProxyOptions

    func validate() throws {
        guard ListenAddress(listen) != nil else {
            throw ValidationError("--listen must be HOST:PORT, such as 127.0.0.1:8080 or [::1]:8080; it is \(listen)")
        }
        guard !socket.isEmpty else { throw ValidationError("--socket must name the socket of paasd") }
        _ = try proxy.checked()
        _ = try metricsAddress()
    }

    /// - Throws: `ValidationError`.
    private func metricsAddress() throws -> ListenAddress? {
        guard let text = metrics ?? ProxyOptions.variable("PAAS_METRICS") else { return nil }
        guard let address = ListenAddress(text), address != ListenAddress(listen) else {
            throw ValidationError(
                "--metrics (PAAS_METRICS) must be HOST:PORT, such as 127.0.0.1:9464, and another than --listen; it is "
                    + text)
        }
        return address
    }

    func run() async throws {
        guard let address = ListenAddress(listen) else { throw ExitCode.validationFailure }
        let logger = Logger(label: "paas-gateway") { JSONLogHandler(label: $0) }
        // Tokens pass through this process.
        if cprocess_keep_memory_private() != 0 {
            logger.warning("a crash may leave a core dump", metadata: ["cause": "\(String(cString: strerror(errno)))"])
        }
        let proxy = try proxy.checked()
        if !address.isLoopback, !proxy.speaksTLS {
            logger.warning(
                "tokens and connection strings travel unencrypted unless a proxy in front of this address speaks TLS",
                metadata: ["address": "\(address)"])
        }
        let configuration = GatewayConfiguration(
            host: address.host, port: address.port, publicURL: proxy.publicURL, trustedProxies: proxy.trusted,
            isBehindTLS: proxy.isBehindTLS, dashboard: try files(logger))
        let loop = try EventLoop()
        defer { loop.stop() }
        let calls = RPCClient(socketPath: socket, loop: loop, agent: "paas-gateway")
        let streams = RPCClient(socketPath: socket, loop: loop, agent: "paas-gateway/streams")
        let gateway = HTTPGateway(
            calls: calls, streams: streams, configuration: configuration, logger: logger
        ) { port in
            logger.info("listening", metadata: ["host": "\(address.host)", "port": .stringConvertible(port)])
        }
        var services: [any Service] = [gateway]
        if let address = try metricsAddress() {
            services.append(
                MetricsServer(address: address, caller: calls, gateway: gateway, logger: logger) { port in
                    logger.info(
                        "metrics are served",
                        metadata: ["host": "\(address.host)", "port": .stringConvertible(port)])
                })
        }
        var group = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint, .sighup], logger: logger)
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
