import AsyncHTTPClient
import FoundationEssentials
import Logging
import NIOCore
import NIOHTTP1
import Synchronization

/// Requests to one engine over its socket.
final class DockerTransport: Sendable {
    /// The engine's version and the API versions that it understands.
    private struct VersionAnswer: Decodable {
        let version: String
        let newest: String
        let oldest: String?

        init(from decoder: any Decoder) throws {
            let fields = try AnswerFields(decoder)
            version = try fields.value("Version", or: "")
            newest = try fields.required("ApiVersion")
            oldest = try fields.text("MinAPIVersion")
        }
    }

    /// A refusal is not longer than this, in bytes.
    private static let refusalLimit = 64 << 10
    /// Each stream of events and each pull holds a connection, so this must not be small.
    private static let connections = 64

    let socketPath: String
    /// How long a call may take if it says nothing itself.
    let timeout: Duration
    private let logger: Logger
    private let base: String
    private let http: HTTPClient
    private let negotiated = Mutex<APIVersion?>(nil)

    init(socketPath: String, timeout: Duration, logger: Logger) {
        self.socketPath = socketPath
        self.timeout = timeout
        self.logger = logger
        base = "http+unix://" + Call.encode(socketPath)
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        // A socket that nobody listens on is said at once: it's for the caller to try again.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Self.connections
        http = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }

    // The connections are given back even where nobody thought of `shutdown`; that it was done before is no fault.
    deinit { http.shutdown { _ in } }

    /// Closes all connections; calls fail from then on.
    func shutdown() async throws {
        do { try await http.shutdown() } catch let error as HTTPClientError where error == .alreadyShutdown { return }
    }

    /// The engine's version, asked anew.
    func version() async throws -> DockerVersion {
        let (engine, spoken) = try await negotiate()
        return DockerVersion(version: engine, apiVersion: "\(spoken)")
    }

    /// The answer's body, whole.
    @discardableResult
    func send(_ call: Call) async throws -> [UInt8] {
        try await withTimeLimit(call.within ?? timeout, for: call.description) {
            try await self.collect(try await self.open(call), limit: call.limit, call.description)
        }
    }

    /// The answer's body as JSON.
    func fetch<Value: Decodable>(_ call: Call, as type: Value.Type = Value.self) async throws -> Value {
        let bytes = try await send(call)
        do { return try JSONDecoder().decode(Value.self, from: Data(bytes)) } catch {
            throw DockerFault.malformed(error, answering: call.description)
        }
    }

    /// The answer's body as JSON; `nil` if there is no such object.
    func lookUp<Value: Decodable>(_ call: Call, as type: Value.Type = Value.self) async throws -> Value? {
        do { return try await fetch(call, as: Value.self) } catch let fault as DockerFault where fault.kind == .notFound
        {
            return nil
        }
    }

    /// The answer's body as it comes. Waits for the answer's head no longer than the default, if the caller sets no
    /// limit around it.
    func open(_ call: Call) async throws -> HTTPClientResponse.Body {
        let (version, isNew) = try await spokenVersion()
        do { return try await open(call, "/v\(version)") } catch let fault as DockerFault
            where fault.kind == .badRequest && !isNew && fault.message.contains("client version")
        {
            // Another engine has come up behind the same socket.
            let version = try await negotiate().spoken
            return try await open(call, "/v\(version)")
        }
    }

    /// The path of a call with the version of the API before it.
    func path(of call: Call) async throws -> String {
        "/v\(try await spokenVersion().version)\(call.path)\(call.query)"
    }

    private func spokenVersion() async throws -> (version: APIVersion, isNew: Bool) {
        if let version = negotiated.withLock({ $0 }) { return (version, false) }
        return (try await negotiate().spoken, true)
    }

    private func negotiate() async throws -> (engine: String, spoken: APIVersion) {
        let call = Call(.GET, "version")
        let answer: VersionAnswer = try await withTimeLimit(timeout, for: call.description) {
            let bytes = try await self.collect(try await self.open(call, ""), limit: call.limit, call.description)
            do { return try JSONDecoder().decode(VersionAnswer.self, from: Data(bytes)) } catch {
                throw DockerFault.malformed(error, answering: call.description)
            }
        }
        guard let newest = APIVersion(answer.newest) else {
            throw DockerFault(.malformedAnswer, "the engine's API version is no version")
        }
        let spoken = try APIVersion.chosen(from: answer.oldest.flatMap(APIVersion.init) ?? newest, to: newest)
        negotiated.withLock { $0 = spoken }
        logger.debug(
            "an engine answers",
            metadata: ["socket": "\(socketPath)", "version": "\(answer.version)", "api": "\(spoken)"])
        return (answer.version, spoken)
    }

    private func open(_ call: Call, _ prefix: String) async throws -> HTTPClientResponse.Body {
        var request = HTTPClientRequest(url: base + prefix + call.path + call.query)
        request.method = call.method
        // Go's server insists on one, and the path of a socket can't be it.
        request.headers.add(name: "Host", value: "docker")
        for header in call.headers { request.headers.add(name: header.name, value: header.value) }
        if let body = call.body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body)
        }
        let response: HTTPClientResponse
        do {
            response = try await http.execute(request, deadline: .now() + TimeAmount(call.within ?? timeout))
        } catch {
            throw DockerFault.of(error, socketPath: socketPath, during: call.description)
        }
        let status = Int(response.status.code)
        guard (200..<300).contains(status) || status == 304 else {
            let body = try await withTimeLimit(timeout, for: call.description) {
                try await self.collect(response.body, limit: Self.refusalLimit, call.description)
            }
            throw DockerFault.refusal(status: status, body: body, to: call.description)
        }
        return response.body
    }

    private func collect(_ body: HTTPClientResponse.Body, limit: Int, _ call: String) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        try await read(body, call) { buffer in
            guard bytes.count + buffer.readableBytes <= limit else {
                throw DockerFault(.answerTooLong, "the answer to \(call) is longer than \(limit) bytes")
            }
            bytes.append(contentsOf: buffer.readableBytesView)
            return true
        }
        return bytes
    }

    /// Hands the body to a closure piece by piece until that returns `false`.
    func read(
        _ body: HTTPClientResponse.Body, _ call: String, _ take: (ByteBuffer) throws -> Bool
    ) async throws {
        do {
            for try await buffer in body {
                guard try take(buffer) else { return }
            }
        } catch {
            throw DockerFault.of(error, socketPath: socketPath, during: call)
        }
        // A body of which the reader was cancelled may just end.
        try Task.checkCancellation()
    }
}
