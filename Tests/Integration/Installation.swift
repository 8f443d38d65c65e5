import Foundation
import Glibc
import Subprocess
import Support
import SystemPackage
import Testing

/// A whole local installation, run by `paas up` in a folder of its own.
struct Installation: Sendable {
    let home: String
    let http: String
    let environment: [String: String]
    let ground: Ground

    /// What databases run on.
    enum Ground: Sendable, Equatable {
        /// Processes of this machine.
        case native
        /// Containers of the engine at a socket; the programs run in its network namespace, where one is named.
        case docker(socket: String, namespace: String?)

        var namespace: String? { if case .docker(_, let namespace) = self { namespace } else { nil } }
    }

    /// Starts an installation, runs the body, and takes everything away again, whatever happens.
    static func with<Value: Sendable>(
        _ ground: Ground = .native, _ body: @Sendable @escaping (Installation) async throws -> Value
    ) async throws -> Value {
        let run: @Sendable () async throws -> Value = {
            let installation = try Installation(ground)
            return try await installation.cleaningUp {
                try await installation.running { try await body(installation) }
            }
        }
        // The network's name is the same for all, and another installation's is foreign: one at a time.
        guard ground.namespace != nil, ground.namespace == ContainerEngine.shared?.namespace.path else {
            return try await run()
        }
        return try await ContainerEngine.exclusively(run)
    }

    init(home: String, http: String, environment: [String: String], ground: Ground) {
        self.home = home
        self.http = http
        self.environment = environment
        self.ground = ground
    }

    init(_ ground: Ground = .native) throws {
        // Short, because socket paths are limited; passable, because databases run as other users.
        let home = "/var/tmp/paas-it-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
        if let builds = Programs.builds {
            try FileManager.default.createSymbolicLink(atPath: "\(home)/postgres", withDestinationPath: builds)
        }
        self.home = home
        http = "127.0.0.1:\(try Self.freePort())"
        self.ground = ground
        var environment = ["PAAS_HOME": home, "PAAS_HTTP": http, "PAAS_POOL": "none"]
        // A user's own engine is never touched: none is found where nothing is.
        switch ground {
        case .native: environment.merge(["PAAS_ENGINE": "native", "DOCKER_HOST": "unix:///nonexistent"]) { $1 }
        case .docker(let socket, _):
            environment.merge(["PAAS_ENGINE": "docker", "DOCKER_HOST": "unix://\(socket)"]) { $1 }
        }
        self.environment = environment
    }

    /// Runs `paas up` while the body runs, then ends it with SIGTERM.
    func running<Value: Sendable>(_ body: @Sendable @escaping () async throws -> Value) async throws -> Value {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(60))]
        let log = try FileDescriptor.open(
            FilePath("\(home)/up.log"), .writeOnly, options: [.create, .append], permissions: .ownerReadWrite)
        let environment = subprocessEnvironment
        let (program, arguments) = try commandLine(Programs.path("paas"), ["up"])
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { [options] in
                let outcome = try await Subprocess.run(
                    .path(FilePath(program)), arguments: Arguments(arguments), environment: environment,
                    platformOptions: options, input: .none,
                    output: .fileDescriptor(log, closeAfterSpawningProcess: false),
                    error: .fileDescriptor(log, closeAfterSpawningProcess: true))
                if !Task.isCancelled {
                    throw DeadlinePassed(description: "paas up ended: \(outcome.terminationStatus)")
                }
                return nil
            }
            group.addTask {
                try await waitUntil("paas up is ready", within: .seconds(120)) {
                    FileManager.default.fileExists(atPath: "\(home)/run/up.ready")
                }
                return try await body()
            }
            let value: Value
            do {
                guard let first = try await group.next(), let result = first else { throw CancellationError() }
                value = result
            } catch {
                Issue.record("\(error)\n\(logs())")
                throw error
            }
            group.cancelAll()
            while let rest = await group.nextResult() {
                if case .failure(let error) = rest, !(error is CancellationError) { throw error }
            }
            return value
        }
    }

    /// Stops every instance and removes the folder, whatever the body does.
    func cleaningUp<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        let result: Result<Value, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        // Containers and volumes lie elsewhere than in the folder; the data of a failed test is of no use to anybody.
        let end = ground == .native ? try await paas("down") : try await paas("uninstall", "--yes")
        #expect(end.status.isSuccess, "\(end.error)")
        try? FileManager.default.removeItem(atPath: home)
        return try result.get()
    }

    private var subprocessEnvironment: Environment {
        Environment.inherit.updating(
            Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) }))
    }

    private func commandLine(_ path: String, _ arguments: [String]) throws -> (String, [String]) {
        guard let namespace = ground.namespace else { return (path, arguments) }
        return ("/usr/bin/nsenter", ["--net=\(namespace)", path] + arguments)
    }

    // MARK: What users do

    /// Runs the CLI.
    func paas(_ arguments: String..., token: String? = nil, input: String = "") async throws -> Command.Outcome {
        var environment = environment
        environment["PAAS_ORG"] = "acme"
        environment["PAAS_APP"] = "web"
        if let token { environment["PAAS_TOKEN"] = try self.token(token) }
        return try await Command(
            path: Programs.path("paas"), arguments: arguments, environment: environment,
            namespace: ground.namespace, input: input
        ).run()
    }

    /// A token that bootstrap has written.
    func token(_ role: String) throws -> String {
        try String(contentsOfFile: "\(home)/tokens/\(role)", encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    var databases: String { "/api/orgs/acme/apps/web/databases" }

    /// Sends a request with curl.
    func curl(
        _ method: String, _ path: String, as role: String? = nil, json: String? = nil, _ more: [String] = []
    ) async throws -> HTTPAnswer {
        var arguments = ["-sS", "--max-time", "60", "-D", "-", "-X", method, "http://\(http)\(path)"] + more
        if let role { arguments += ["-H", "Authorization: Bearer \(try token(role))"] }
        if let json { arguments += ["-H", "Content-Type: application/json", "--data-binary", json] }
        let outcome = try await Command(path: Programs.curl, arguments: arguments, namespace: ground.namespace).run()
        try #require(outcome.status.isSuccess, "curl: \(outcome.error)")
        return try #require(HTTPAnswer(outcome.output), "no HTTP answer: \(outcome.output)")
    }

    /// Creates a database and answers it as the gateway does.
    func create(_ name: String, version: String? = nil) async throws -> DatabaseJSON {
        let body = version.map { #"{"name":"\#(name)","engineVersion":"\#($0)"}"# } ?? #"{"name":"\#(name)"}"#
        let answer = try await curl("POST", "\(databases)/", as: "member", json: body)
        try #require(answer.status == 201, "\(answer)")
        return try answer.decode(DatabaseJSON.self)
    }

    func show(_ id: String) async throws -> DatabaseJSON {
        try await curl("GET", "\(databases)/\(id)", as: "viewer").decode(DatabaseJSON.self)
    }

    /// Waits until a database is in a state.
    @discardableResult
    func wait(_ id: String, for state: String, within limit: Duration = .seconds(60)) async throws -> DatabaseJSON {
        try await waitUntil("\(id) is \(state)", within: limit) { try await show(id).state == state }
        return try await show(id)
    }

    func reveal(_ id: String) async throws -> String {
        var answer = try await curl("POST", "\(databases)/\(id)/reveal", as: "admin")
        // A test that has asked again and again has to wait like everybody else.
        try await waitUntil("a reveal is allowed again", within: .seconds(60)) {
            if answer.status == 429 { answer = try await curl("POST", "\(databases)/\(id)/reveal", as: "admin") }
            return answer.status != 429
        }
        try #require(answer.status == 200, "\(answer)")
        return try answer.decode(RevealJSON.self).dsn
    }

    /// Runs one statement over TCP and answers what psql prints.
    func psql(_ dsn: String, _ sql: String) async throws -> String {
        let outcome = try await Command(
            path: Programs.psql, arguments: ["--no-psqlrc", "-At", "-v", "ON_ERROR_STOP=1", "-d", dsn, "-c", sql],
            namespace: ground.namespace
        ).run()
        try #require(outcome.status.isSuccess, "psql: \(outcome.error)")
        return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Process id that a program's file holds.
    func processID(of program: String) -> Int32? {
        (try? String(contentsOfFile: "\(home)/run/\(program).pid", encoding: .utf8))
            .flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }

    /// Process id of a database's postmaster.
    func postmaster(of id: String) throws -> Int32 {
        let text = try String(contentsOfFile: "\(home)/volumes/\(id)/data/postmaster.pid", encoding: .utf8)
        return try #require(text.split(separator: "\n").first.flatMap { Int32($0) })
    }

    /// The ends of all logs, for a failed test's report.
    func logs() -> String {
        ["up.log", "log/paasd.log", "log/paas-gateway.log", "log/control.log"].map { name in
            let text = (try? String(contentsOfFile: "\(home)/\(name)", encoding: .utf8)) ?? "(none)"
            return "--- \(name)\n" + text.split(separator: "\n").suffix(30).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
            }
        }
        try #require(status == 0)
        return UInt16(bigEndian: address.sin_port)
    }
}

/// Asks every 20 ms until the answer is yes; fails the test when the time is over.
func waitUntil(_ what: String, within limit: Duration, _ condition: () async throws -> Bool) async throws {
    let clock = ContinuousClock()
    let end = clock.now + limit
    while try await !condition() {
        guard clock.now < end else { throw DeadlinePassed(description: "not within \(limit): \(what)") }
        try await clock.sleep(for: .milliseconds(20))
    }
}
