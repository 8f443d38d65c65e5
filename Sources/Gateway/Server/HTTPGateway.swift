import Hummingbird
import HummingbirdCore
import Logging
import Messages
import ServiceLifecycle

/// The HTTP server: turns routes into calls and their outcomes into answers. All it knows is where to send calls.
public struct HTTPGateway<Caller: RPCCaller>: Service {
    /// What it measures of itself.
    let metrics = GatewayMetrics()
    private let calls: Caller
    private let streams: Caller
    private let configuration: GatewayConfiguration
    private let logger: Logger
    private let onListening: @Sendable (_ port: Int) async -> Void

    /// A gateway that is not running yet.
    ///
    /// - Parameters:
    ///   - calls: carries the calls that have one response.
    ///   - streams: carries the others; a connection of their own keeps any number of streams from using up what the
    ///     daemon allows the calls.
    ///   - onListening: called once connections are taken, with the port that was got.
    public init(
        calls: Caller, streams: Caller, configuration: GatewayConfiguration, logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) {
        self.calls = calls
        self.streams = streams
        self.configuration = configuration
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until graceful shutdown, which lets answers that are under way end and ends the streams, or until its task
    /// is cancelled.
    ///
    /// - Throws: when it can't listen.
    public func run() async throws {
        let exchange = Exchange(
            calls: calls, streams: streams, configuration: configuration, metrics: metrics, logger: logger)
        let http = HTTP1Channel(
            responder: { request, writer, channel in
                try await exchange.answer(request, writer, peer: channel.remoteAddress?.ipAddress ?? "")
            },
            configuration: GuardedChannel.configuration(idleSeconds: configuration.idleSeconds))
        let channel = GuardedChannel(
            http: http,
            limits: ConnectionClock.Limits(
                head: configuration.headTimeout, request: configuration.requestTimeout,
                stall: configuration.stallTimeout),
            clients: ClientConnections(
                most: configuration.connectionsOfOneClient, trusted: configuration.trustedProxies), metrics: metrics)
        var serverLogger = logger
        // Its account of starting and stopping would stand beside ours.
        serverLogger.logLevel = max(logger.logLevel, .warning)
        let (onListening, port) = (onListening, configuration.port)
        let server = channel.server(
            configuration: ServerConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: .maximum(configuration.connections, logger: serverLogger)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? port) },
            eventLoopGroup: EventLoopGroupProvider.singleton.eventLoopGroup, logger: serverLogger)
        try await server.run()
    }
}
