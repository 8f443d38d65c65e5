import EventLoop
import Logging
import Messages
import Model
import RPCServer
import Synchronization
import Testing
import Wire

@Suite(.timeLimit(.minutes(1))) struct InterceptorTests {
    typealias Path = TestService.Path

    /// Notes when it is entered and left, and changes what the handler sees.
    struct Marker: ServerInterceptor {
        let name: String
        let journal: Journal

        func intercept(_ context: CallContext, _ next: (CallContext) async throws -> Void) async throws {
            journal.write("\(name) in")
            let context = context.with(metadata: context.metadata + [CallMetadata(name, "seen")])
            do {
                try await next(context)
                journal.write("\(name) out")
            } catch {
                journal.write("\(name) fault")
                throw error
            }
        }
    }

    /// Refuses who has no token.
    struct Guard: ServerInterceptor {
        func intercept(_ context: CallContext, _ next: (CallContext) async throws -> Void) async throws {
            guard RPCServer.isOpenToAll(context.method) || context.metadata.contains(where: { $0.key == "token" })
            else { throw Fault(.unauthenticated, reason: "NoToken", "Who are you?") }
            try await next(context)
        }
    }

    struct Swallower: ServerInterceptor {
        func intercept(_ context: CallContext, _ next: (CallContext) async throws -> Void) async throws {}
    }

    @Test func theFirstIsTheOutermost() async throws {
        let journal = Journal()
        let markers = ["one", "two"].map { Marker(name: $0, journal: journal) }
        try await withServer(configure: { $0.interceptors = markers }) { (server) async throws in
            let client = server.client()
            let answer = try await client.unary(Path.describe, [], CallOptions())
            #expect(String(decoding: answer, as: UTF8.self).contains("one="))
            #expect(journal.lines == ["one in", "two in", "two out", "one out"])
            for try await _ in try await client.serverStreaming(Path.count, [1], CallOptions()) {}
            await #expect(throws: Fault.self) { try await client.unary(Path.fail, [], CallOptions()) }
            #expect(journal.lines.suffix(2) == ["two fault", "one fault"])
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.sum, request: [1])
            #expect(try await peer.nextEnd().response == [1])
            peer.open(2, Path.mirror, request: [1], credit: Credit(messages: 1, bytes: 1))
            #expect(try await peer.nextOfCall()?.message == [1])
            #expect(try await peer.nextEnd().end.code == 0)
            #expect(journal.lines.count == 20)
        }
    }

    @Test func oneMayRefuseAndCostsNoCredit() async throws {
        try await withServer(configure: { $0.interceptors = [Guard()] }) { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.sum, flags: [], withoutMessage: true)
            #expect(try await peer.nextEnd().end.reason == "NoToken")
            let token = RPCV1.MetadataEntry(key: "token", value: [1])
            peer.open(2, Path.echo, request: [1], metadata: [token])
            #expect(try await peer.nextEnd().response == [1])
            peer.open(3, HealthV1.HealthMethod.check.rawValue)
            #expect(try await peer.nextEnd().end.code == 0)
        }
    }

    @Test func oneThatDoesNothingIsAFaultOfTheServer() async throws {
        try await withServer(configure: { $0.interceptors = [Swallower()] }) { (server) async throws in
            let fault = try await #require(throws: Fault.self) {
                try await server.client().unary(Path.echo, [], CallOptions())
            }
            #expect(fault.reason == "Internal")
        }
    }

    @Test func metricsCountByMethodAndCode() async throws {
        let ticks = Atomic<UInt64>(0)
        let metrics = MetricsInterceptor(clock: { ticks.add(5, ordering: .relaxed).newValue })
        try await withServer(configure: { $0.interceptors = [metrics] }) { (server) async throws in
            let client = server.client()
            for _ in 0..<3 { _ = try await client.unary(Path.echo, [], CallOptions()) }
            for path in [Path.fail, Path.crash] {
                await #expect(throws: Fault.self) { try await client.unary(path, [], CallOptions()) }
            }
            let counts = metrics.snapshot.ended
            #expect(counts[.init(method: Path.echo, code: 0)]?.calls == 3)
            #expect(counts[.init(method: Path.echo, code: 0)]?.nanoseconds == 15)
            #expect(counts[.init(method: Path.fail, code: 6)]?.calls == 1)
            #expect(counts[.init(method: Path.crash, code: 13)]?.calls == 1)
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.hang)
            #expect(await server.journal.next() == "hang began")
            #expect(metrics.snapshot.inFlight == 1)
            peer.cancel(1)
            #expect(try await peer.nextEnd().end.code == 1)
            #expect(metrics.snapshot.inFlight == 0)
            #expect(metrics.snapshot.ended[.init(method: Path.hang, code: 1)]?.calls == 1)
        }
    }

    @Test func callsAreLoggedWithoutWhatTheCallerSent() async throws {
        let lines = LineLog()
        var logger = Logger(label: "test") { _ in lines }
        logger.logLevel = .debug
        let interceptor = LoggingInterceptor(logger: logger, clock: { 7_000 })
        try await withServer(configure: { $0.interceptors = [interceptor] }) { (server) async throws in
            let options = CallOptions(metadata: [
                CallMetadata("request-id", "abc"), CallMetadata("token", "very-secret"),
            ])
            _ = try await server.client().unary(Path.echo, Array("private".utf8), options)
            await #expect(throws: Fault.self) { try await server.client().unary(Path.fail, [], options) }
            let text = lines.all
            #expect(text.count == 2)
            #expect(text.first == "debug code=0 method=\(Path.echo) microseconds=0 request-id=abc")
            #expect(
                text.last == "debug code=6 method=\(Path.fail) microseconds=0 reason=NameTaken request-id=abc")
        }
    }
}

/// Collects what is logged.
final class LineLog: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        let fields = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        lines.withLock { $0.append("\(event.level) \(fields.joined(separator: " "))") }
    }
}
