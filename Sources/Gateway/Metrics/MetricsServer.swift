import Hummingbird
import HummingbirdCore
import Logging
import Messages
import Meters
import Model
import ServiceLifecycle

/// Serves the metrics of the gateway and of its daemon at `/metrics`, on a listener of its own: what anybody may ask of the
/// API says nothing of the installation.
public struct MetricsServer<Caller: RPCCaller>: Service {
    private let address: ListenAddress
    private let caller: Caller
    private let own: @Sendable (inout MetricText) -> Void
    private let logger: Logger
    private let onListening: @Sendable (_ port: Int) async -> Void

    /// How long the daemon may take, less than what a scraper waits.
    private static var patience: Duration { .seconds(5) }

    /// A server that is not running yet.
    ///
    /// - Parameters:
    ///   - caller: reaches the daemon.
    ///   - gateway: whose metrics are served beside the daemon's.
    ///   - onListening: called once connections are taken, with the port that was got.
    public init(
        address: ListenAddress, caller: Caller, gateway: HTTPGateway<Caller>, logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) {
        self.address = address
        self.caller = caller
        own = { gateway.metrics.write(to: &$0) }
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until graceful shutdown or until its task is cancelled.
    ///
    /// - Throws: when it can't listen.
    public func run() async throws {
        let http = HTTP1Channel(
            responder: { request, writer, _ in
                let answer = await self.answer(request.head)
                var headers = answer.headers
                headers[.contentLength] = String(answer.body.count)
                CommonHeaders.add(to: &headers, requestID: "metrics", now: WallClock.now())
                let head = HTTPResponse(status: answer.status, headerFields: headers)
                if request.method == .head { return try await writer.writeResponse(head) }
                try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
            }, configuration: GuardedChannel.configuration(idleSeconds: 75))
        let channel = GuardedChannel(
            http: http, limits: ConnectionClock.Limits(head: .seconds(10), request: .seconds(10), stall: .seconds(10)),
            clients: ClientConnections(most: 16, trusted: TrustedProxies()), metrics: GatewayMetrics())
        var serverLogger = logger
        serverLogger.logLevel = max(logger.logLevel, .warning)
        let (onListening, port) = (onListening, address.port)
        try await channel.server(
            configuration: ServerConfiguration(
                address: .hostname(address.host, port: address.port),
                availableConnectionsDelegate: .maximum(64, logger: serverLogger)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? port) },
            eventLoopGroup: EventLoopGroupProvider.singleton.eventLoopGroup, logger: serverLogger
        ).run()
    }

    private func answer(_ head: HTTPRequest) async -> Answer {
        guard head.path == "/metrics" else { return Answer(.notFound) }
        guard head.method == .get || head.method == .head else {
            return Answer(.methodNotAllowed, headers: [.allow: "GET, HEAD"])
        }
        var text = MetricText()
        own(&text)
        var isUp = false
        do {
            let answer = try await MetricsV1.MetricsClient(caller).getMetrics(
                MetricsV1.GetMetricsRequest(), options: CallOptions(timeout: Self.patience))
            text.append(answer.text)
            isUp = true
        } catch {
            logger.debug("the daemon's metrics can't be had", metadata: ["error": "\(error)"])
        }
        text.gauge("paas_up", "Whether paasd answers the gateway.", isUp ? 1 : 0)
        return Answer(.ok, bytes: Array(text.text.utf8), headers: [.contentType: MetricText.mediaType])
    }
}
