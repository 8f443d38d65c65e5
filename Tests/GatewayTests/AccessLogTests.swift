import Logging
import Messages
import Synchronization
import Testing

@testable import Gateway

@Suite(.timeLimit(.minutes(1))) struct AccessLogTests {
    /// Keeps what is logged.
    final class Lines: Sendable {
        private let lines = Mutex<[(message: String, facts: Logger.Metadata)]>([])

        var requests: [Logger.Metadata] {
            lines.withLock { $0.filter { $0.message == "request" }.map(\.facts) }
        }

        func add(_ message: String, _ facts: Logger.Metadata) { lines.withLock { $0.append((message, facts)) } }

        var text: String { lines.withLock { "\($0)" } }
    }

    struct Handler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { lines.add(event.message.description, event.metadata ?? [:]) }
    }

    @Test func eachRequestIsOneLineWithoutSecrets() async throws {
        let lines = Lines()
        let caller = ScriptedCaller(unary: { _ in
            try DatabasesV1.RevealDSNResponse(dsn: "postgres://app:s3cret@h/app", username: "app").encoded()
        })
        let logger = Logger(label: "test") { _ in Handler(lines: lines) }
        try await TestGateway.with(caller, logger: logger) { gateway in
            _ = try await gateway.request(
                "POST", "\(Samples.databases)/\(Samples.id)/reveal", headers: ["Request-Id: r-1"])
            _ = try await gateway.request("GET", Samples.databases + "?access_token=t0ken", token: "t0ken")
        }
        let requests = lines.requests
        #expect(requests.map { $0["http.status"]?.description } == ["200", "400"])
        #expect(
            requests.map { $0["http.path"] } == ["\(Samples.databases)/\(Samples.id)/reveal", "\(Samples.databases)"])
        #expect(requests.map { $0["reason"] } == [nil, "UnknownParameter"])
        #expect(requests.map { $0["http.method"] } == ["POST", "GET"])
        #expect(requests.map { $0["outcome"] } == ["answered", "answered"])
        #expect(requests.map { $0["peer"] } == ["127.0.0.1", "127.0.0.1"])
        #expect(requests[0]["request.id"] == "r-1")
        #expect(requests[0]["duration_ms"] != nil)
        for secret in ["s3cret", "t0ken", "token-of-a-member"] { #expect(!lines.text.contains(secret)) }
    }
    @Test func whatSignsABrowserInIsNotLogged() async throws {
        let lines = Lines()
        let caller = ScriptedCaller(unary: { call in
            switch call.method {
            case AccessV1.AccessMethod.getCaller.rawValue:
                return try AccessV1.GetCallerResponse(name: "member@acme").encoded()
            case AccessV1.AccessMethod.createSession.rawValue:
                let end = ProtobufTimestamp(seconds: WallClock.now().seconds + 600, nanos: 0)
                return try AccessV1.CreateSessionResponse(secret: "s3ssion", expiresAt: end).encoded()
            default: throw ScriptedCaller.unexpected(call)
            }
        })
        let logger = Logger(label: "test") { _ in Handler(lines: lines) }
        try await TestGateway.with(caller, logger: logger) { gateway in
            _ = try await gateway.request("POST", "/api/session", token: nil, body: #"{"token":"t0ken"}"#)
            _ = try await gateway.request("GET", "/api/session", token: nil, headers: ["Cookie: paas_session=t0ken"])
            _ = try await gateway.request("PUT", Samples.app + "/variables/A", body: #"{"value":"s3cret"}"#)
            _ = try await gateway.request("POST", "/api/session", token: nil, body: #"{"token":"t0ken;"}"#)
        }
        #expect(lines.requests.map { $0["http.status"]?.description } == ["200", "200", "500", "401"])
        for secret in ["s3cret", "t0ken", "s3ssion"] { #expect(!lines.text.contains(secret)) }
    }
}
