import EventLoop
import Logging
import Messages
import Model
import ServiceLifecycle
import Testing

@testable import Gateway

/// Metrics of gateway and daemon, on a listener of their own.
@Suite(.timeLimit(.minutes(1))) struct MetricsServerTests {
    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs both listeners around a body, which gets connections to each.
    private static func with(
        _ caller: ScriptedCaller,
        _ body:
            @Sendable (_ api: () throws -> HTTPConnection, _ metrics: () throws -> HTTPConnection) async throws ->
            Void
    ) async throws {
        let (ports, report) = AsyncStream<(isAPI: Bool, port: Int)>.makeStream()
        let gateway = HTTPGateway(
            calls: caller, streams: caller, configuration: GatewayConfiguration(port: 0), logger: logger
        ) { report.yield((true, $0)) }
        let server = MetricsServer(
            address: try #require(ListenAddress("127.0.0.1:0")), caller: caller, gateway: gateway, logger: logger
        ) { report.yield((false, $0)) }
        let services = ServiceGroup(configuration: .init(services: [gateway, server], logger: logger))
        let loop = try EventLoop()
        defer { loop.stop() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { report.finish() }
                try await services.run()
            }
            var listening = ports.makeAsyncIterator()
            var (api, metrics) = (0, 0)
            for _ in 1...2 {
                guard let one = await listening.next() else { break }
                if one.isAPI { api = one.port } else { metrics = one.port }
            }
            try await body(
                { [api] in try HTTPConnection(port: api, loop: loop) },
                { [metrics] in try HTTPConnection(port: metrics, loop: loop) })
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }

    private static func request(_ method: String, _ path: String) -> String {
        TestGateway.text(method, path, token: nil)
    }

    @Test func whatTheGatewayDoesIsMeasured() async throws {
        let caller = ScriptedCaller(unary: { call in
            guard call.method == MetricsV1.MetricsMethod.getMetrics.rawValue else {
                throw ScriptedCaller.unexpected(call)
            }
            return try MetricsV1.GetMetricsResponse(text: "paas_watchers 3\n").encoded()
        })
        try await Self.with(caller) { api, metrics in
            for text in [
                Self.request("GET", "/livez"), Self.request("GET", "/livez"), Self.request("GET", "/nowhere/s3cret"),
                "GET /livez HTTP/1.1\r\n\r\n",
            ] {
                let connection = try api()
                _ = try await connection.request(text)
                await connection.close()
            }
            let reply = try await metrics().request(Self.request("GET", "/metrics"))
            #expect(reply.status == 200)
            #expect(reply.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            for line in [
                #"paas_gateway_request_duration_seconds_count{method="GET",operation="liveness",status="200"} 2"#,
                #"paas_gateway_request_duration_seconds_count{method="GET",operation="none",status="404"} 1"#,
                #"paas_gateway_refused_total{reason="unclear"} 1"#, "paas_gateway_streams 0", "paas_watchers 3",
                "paas_up 1",
            ] {
                #expect(reply.body.contains("\(line)\n"), "\(line)")
            }
            #expect(!reply.body.contains("s3cret"))
        }
    }

    @Test func withoutADaemonThereAreTheGatewaysOwn() async throws {
        let caller = ScriptedCaller(unary: { _ in throw Fault(.unavailable, reason: "Unreachable", "no") })
        try await Self.with(caller) { _, metrics in
            let reply = try await metrics().request(Self.request("GET", "/metrics"))
            #expect(reply.status == 200)
            #expect(reply.body.contains("\npaas_up 0\n") && reply.body.contains("\npaas_gateway_connections 0\n"))
        }
    }

    @Test func eachListenerServesItsOwn() async throws {
        try await Self.with(ScriptedCaller()) { api, metrics in
            let cases: [(HTTPConnection, String, String, Int)] = [
                (try api(), "GET", "/metrics", 404), (try metrics(), "GET", "/livez", 404),
                (try metrics(), "POST", "/metrics", 405), (try metrics(), "HEAD", "/metrics", 200),
            ]
            for (connection, method, path, status) in cases {
                let reply = try await connection.request(Self.request(method, path), isHead: method == "HEAD")
                #expect(reply.status == status, "\(method) \(path)")
                await connection.close()
            }
        }
    }
}
