import EventLoop
import Gateway
import Logging
import Messages
import ServiceLifecycle

/// A gateway that runs on a free port while a test's body does.
struct TestGateway {
    let port: Int
    let loop: EventLoop
    private let services: ServiceGroup

    /// A new connection.
    func connect() throws -> HTTPConnection { try HTTPConnection(port: port, loop: loop) }

    /// Sends one request on a connection of its own.
    ///
    /// - Parameter headers: lines beside `Host`, `Authorization` and, with a body, `Content-Type` and `Content-Length`.
    func request(
        _ method: String, _ path: String, token: String? = "token-of-a-member", headers: [String] = [],
        body: String? = nil, type: String? = "application/json"
    ) async throws -> HTTPConnection.Reply {
        let connection = try connect()
        let text = Self.text(method, path, token: token, headers: headers, body: body, type: type)
        let reply = try await connection.request(text, isHead: method == "HEAD")
        await connection.close()
        return reply
    }

    /// Opens a stream; its head has been taken.
    func stream(_ path: String, headers: [String] = []) async throws -> (HTTPConnection.Head, EventReader) {
        let connection = try connect()
        try await connection.send(Self.text("GET", path, token: "token-of-a-viewer", headers: headers))
        return (try await connection.head(), EventReader(connection))
    }

    /// Begins a graceful shutdown.
    func shutDown() async { await services.triggerGracefulShutdown() }

    static func text(
        _ method: String, _ path: String, token: String?, headers: [String] = [], body: String? = nil,
        type: String? = "application/json"
    ) -> String {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost"] + headers
        if let token { lines.append("Authorization: Bearer \(token)") }
        if let body {
            if let type { lines.append("Content-Type: \(type)") }
            lines.append("Content-Length: \(body.utf8.count)")
        }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
    }

    /// Runs a gateway around a body.
    static func with(
        _ caller: some RPCCaller, configuration change: (inout GatewayConfiguration) -> Void = { _ in },
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        _ body: @Sendable (TestGateway) async throws -> Void
    ) async throws {
        var configuration = GatewayConfiguration(port: 0)
        change(&configuration)
        let (ports, report) = AsyncStream<Int>.makeStream()
        let gateway = HTTPGateway(calls: caller, streams: caller, configuration: configuration, logger: logger) {
            report.yield($0)
        }
        let services = ServiceGroup(configuration: .init(services: [gateway], logger: logger))
        let loop = try EventLoop()
        defer { loop.stop() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { report.finish() }
                try await services.run()
            }
            var listening = ports.makeAsyncIterator()
            if let port = await listening.next() {
                try await body(TestGateway(port: port, loop: loop, services: services))
            }
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }
}
