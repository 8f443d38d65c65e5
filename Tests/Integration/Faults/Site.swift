import Foundation
import Support
import Testing

/// A control plane and an engine without a daemon of their own: tests start daemons on them, harm them, and start the
/// next.
struct Site: Sendable {
    let home: String
    /// Connection string of the control plane.
    let control: String
    let ground: Installation.Ground

    /// Makes a site, runs the body, and takes everything away again, whatever happens.
    ///
    /// - Parameter harm: fault plans that setting the site up has to survive, one after the other.
    static func with<Value: Sendable>(
        _ ground: Installation.Ground, harm: [String] = [], _ body: @Sendable @escaping (Site) async throws -> Value
    ) async throws -> Value {
        let run: @Sendable () async throws -> Value = {
            let home = "/var/tmp/paas-it-\(UInt32.random(in: 0...UInt32.max))"
            try prepare(home)
            let result: Result<Value, any Error>
            do {
                let site = Site(home: home, control: try await startControlPlane(home), ground: ground)
                try await site.bootstrap(surviving: harm)
                result = .success(try await body(site))
            } catch {
                Issue.record("\(error)\n\(log(of: home))")
                result = .failure(error)
            }
            try await remove(home, ground)
            return try result.get()
        }
        // The network's name is the same for all sites of an engine.
        guard ground.namespace != nil, ground.namespace == ContainerEngine.shared?.namespace.path else {
            return try await run()
        }
        return try await ContainerEngine.exclusively(run)
    }

    private static func prepare(_ home: String) throws {
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
        if let builds = Programs.builds {
            try FileManager.default.createSymbolicLink(atPath: "\(home)/postgres", withDestinationPath: builds)
        }
    }

    private static func remove(_ home: String, _ ground: Installation.Ground) async throws {
        let paasd = Programs.path("paasd")
        let arguments =
            ground == .native
            ? ["instances", "stop", "--home", home] : ["instances", "remove", "--destroy-data", "--home", home]
        let end = try await Command(path: paasd, arguments: arguments).run()
        #expect(end.status.isSuccess, "\(end.error)")
        _ = try await Command(path: paasd, arguments: ["control-plane", "stop", "--home", home]).run()
        try? FileManager.default.removeItem(atPath: home)
    }

    // MARK: The control plane

    /// Starts the control plane's PostgreSQL, unless it runs.
    ///
    /// - Returns: its connection string.
    @discardableResult
    static func startControlPlane(_ home: String) async throws -> String {
        let outcome = try await Command(
            path: Programs.path("paasd"), arguments: ["control-plane", "start", "--home", home]
        ).run()
        try #require(outcome.status.isSuccess, "\(outcome.error)")
        return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Folder of the control plane's data.
    var controlData: String { "\(home)/control/data" }

    /// The postmaster of the control plane.
    func controlPostmaster() throws -> Int32 {
        let text = try String(contentsOfFile: "\(controlData)/postmaster.pid", encoding: .utf8)
        return try #require(text.split(separator: "\n").first.flatMap { Int32($0) })
    }

    /// The postmaster of a database.
    func postmaster(of id: String) throws -> Int32 {
        let text = try String(contentsOfFile: "\(home)/volumes/\(id)/data/postmaster.pid", encoding: .utf8)
        return try #require(text.split(separator: "\n").first.flatMap { Int32($0) })
    }

    /// Asks the control plane, past every daemon.
    func sql(_ text: String, _ connection: String? = nil) async throws -> [[String]] {
        let outcome = try await Command(
            path: Programs.psql,
            arguments: [
                "--no-psqlrc", "-At", "-F", "\u{1f}", "-v", "ON_ERROR_STOP=1", "-d", connection ?? control, "-c", text,
            ]
        ).run()
        try #require(outcome.status.isSuccess, "\(text): \(outcome.error)")
        return outcome.lines.map { $0.split(separator: "\u{1f}", omittingEmptySubsequences: false).map(String.init) }
    }

    private func bootstrap(surviving plans: [String]) async throws {
        let command = Command(
            path: Programs.path("paasd"),
            arguments: [
                "bootstrap", "--home", home, "--org", "acme", "--app", "web", "--tokens", "\(home)/tokens",
            ])
        for plan in plans {
            var harmed = command
            harmed.environment["PAAS_TEST_FAULTS"] = plan
            let outcome = try await harmed.run()
            #expect(outcome.status == .signaled(SIGKILL), "\(plan) was never reached: \(outcome.error)")
        }
        let outcome = try await command.run()
        try #require(outcome.status.isSuccess, "\(outcome.error)")
    }

    // MARK: Daemons

    var socket: String { "\(home)/run/paasd.sock" }

    /// Starts a daemon and waits until it serves or has ended.
    ///
    /// - Parameters:
    ///   - faults: a fault plan.
    ///   - control: another way to the control plane than its own socket.
    ///   - environment: added to the test's own.
    ///   - limits: what `prlimit` is told before the daemon starts, such as `--nofile=64`.
    ///   - options: more of the daemon's options.
    func start(
        _ faults: String? = nil, control: String? = nil, environment: [String: String] = [:], limits: [String] = [],
        options: [String] = []
    ) async throws -> FaultyDaemon {
        var words = [
            Programs.path("paasd"), "serve", "--home", home, "--postgres", "\(home)/postgres",
            "--control", control ?? self.control,
        ]
        var variables = environment
        switch ground {
        case .native: words += ["--engine", "native"]
        case .docker(let socket, _):
            words += ["--engine", "docker"]
            if variables["DOCKER_HOST"] == nil { variables["DOCKER_HOST"] = "unix://\(socket)" }
        }
        words += options
        variables["PAAS_TEST_FAULTS"] = faults
        if !limits.isEmpty { words = ["/usr/bin/prlimit"] + limits + words }
        if let namespace = ground.namespace { words = ["/usr/bin/nsenter", "--net=\(namespace)"] + words }
        let daemon = try FaultyDaemon(words, environment: variables, log: "\(home)/paasd.log")
        try await waitUntil("the daemon serves", within: .seconds(90)) {
            if daemon.hasEnded { return true }
            return try await isServing()
        }
        return daemon
    }

    /// Runs a body beside a daemon that is killed afterwards, in whatever state it is then.
    func running<Value>(
        _ faults: String? = nil, control: String? = nil, environment: [String: String] = [:], limits: [String] = [],
        options: [String] = [], _ body: (FaultyDaemon) async throws -> Value
    ) async throws -> Value {
        let daemon = try await start(
            faults, control: control, environment: environment, limits: limits, options: options)
        let result: Result<Value, any Error>
        do { result = .success(try await body(daemon)) } catch { result = .failure(error) }
        try await daemon.kill()
        return try result.get()
    }

    private func isServing() async throws -> Bool {
        do {
            _ = try await call("viewer", timeout: .seconds(5)) { try await $0.access.getCaller(.init()) }
            return true
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return false
        }
    }

    /// The end of the daemons' log.
    static func log(of home: String) -> String {
        ["paasd.log", "log/control.log"].map { name in
            let text = (try? String(contentsOfFile: "\(home)/\(name)", encoding: .utf8)) ?? "(none)"
            return "--- \(name)\n" + text.split(separator: "\n").suffix(40).joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
