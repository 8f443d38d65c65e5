import Foundation
import Glibc
import Testing

/// A further daemon on the control plane of an installation: a home of its own, whose databases are its own.
final class FurtherHost: Sendable {
    let name: String
    let home: String
    let installation: Installation
    /// How the installation's control plane is reached.
    let control: String

    init(_ name: String, _ installation: Installation) async throws {
        self.name = name
        self.installation = installation
        home = "/var/tmp/paas-it-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
        if let builds = Programs.builds {
            try FileManager.default.createSymbolicLink(atPath: "\(home)/postgres", withDestinationPath: builds)
        }
        let started = try await Command(
            path: Programs.path("paasd"), arguments: ["control-plane", "start", "--home", installation.home]
        ).run()
        try #require(started.status.isSuccess, "\(started.error)")
        control = try #require(started.lines.last)
    }

    var socket: String { "\(home)/run/paasd.sock" }

    /// The options of a daemon of the home.
    var arguments: [String] {
        [
            "serve", "--home", home, "--host", name, "--control", control, "--key", "\(installation.home)/key",
            "--engine", "native", "--postgres", "\(home)/postgres",
        ]
    }

    /// Starts a daemon and returns at once.
    func start() throws -> HostedDaemon { try HostedDaemon(arguments: arguments, log: "\(home)/paasd.log") }

    /// Starts a daemon and waits until it serves; ends it after the body.
    func serving<Value>(_ body: (HostedDaemon) async throws -> Value) async throws -> Value {
        let daemon = try start()
        let result: Result<Value, any Error>
        do {
            try await waitUntil("the daemon of \(name) serves", within: .seconds(120)) {
                guard daemon.isRunning else { throw DeadlinePassed(description: "it ended:\n\(self.log)") }
                return try await self.paas("hosts", "--field", "name").status.isSuccess
            }
            result = .success(try await body(daemon))
        } catch {
            Issue.record("\(error)\n\(log)")
            result = .failure(error)
        }
        try await daemon.end()
        return try result.get()
    }

    /// Runs a daemon that is to refuse its start.
    func refusal() async throws -> String {
        let outcome = try await Command(path: Programs.path("paasd"), arguments: arguments).run()
        #expect(!outcome.status.isSuccess)
        return outcome.output + outcome.error
    }

    /// Stops every instance and removes the folder, whatever the body does.
    func cleaningUp<Value>(_ body: () async throws -> Value) async throws -> Value {
        let result: Result<Value, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        let end = try await Command(
            path: Programs.path("paasd"), arguments: ["instances", "stop", "--home", home]
        ).run()
        #expect(end.status.isSuccess, "\(end.error)")
        try? FileManager.default.removeItem(atPath: home)
        return try result.get()
    }

    // MARK: What operators and users do

    /// Makes the app `away`, which lives here.
    func makeApp() async throws {
        let made = try await Command(
            path: Programs.path("paasd"),
            arguments: [
                "bootstrap", "--home", installation.home, "--org", "acme", "--app", "away", "--host", name, "--tokens",
                "\(installation.home)/tokens",
            ]
        ).run()
        try #require(made.status.isSuccess, "\(made.error)")
    }

    /// Runs the CLI against this daemon.
    func paas(_ arguments: String..., app: String = "away") async throws -> Command.Outcome {
        var environment = installation.environment
        environment.merge(["PAAS_ORG": "acme", "PAAS_APP": app, "PAAS_SOCKET": socket]) { $1 }
        environment["PAAS_TOKEN"] = try installation.token("owner")
        return try await Command(path: Programs.path("paas"), arguments: arguments, environment: environment).run()
    }

    /// Asks the control plane itself.
    func ask(_ sql: String) async throws -> String { try await installation.psql(control, sql) }

    /// The databases that have a volume here.
    var volumes: Set<String> {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(home)/volumes")) ?? []
        return Set(names.filter { !$0.hasPrefix(".") })
    }

    /// The end of the daemons' log.
    var log: String {
        let text = (try? String(contentsOfFile: "\(home)/paasd.log", encoding: .utf8)) ?? "(none)"
        return text.split(separator: "\n").suffix(30).joined(separator: "\n")
    }
}

extension Installation {
    /// Databases of the app that lives on another host.
    var awayDatabases: String { "/api/orgs/acme/apps/away/databases" }

    func createAway(_ name: String) async throws -> DatabaseJSON {
        let answer = try await curl(
            "POST", "\(awayDatabases)/", as: "member", json: #"{"name":"\#(name)","engineVersion":"15"}"#)
        try #require(answer.status == 201, "\(answer)")
        return try answer.decode(DatabaseJSON.self)
    }

    func showAway(_ id: String) async throws -> DatabaseJSON {
        try await curl("GET", "\(awayDatabases)/\(id)", as: "viewer").decode(DatabaseJSON.self)
    }

    func waitAway(_ id: String, for state: String) async throws {
        try await waitUntil("\(id) is \(state)", within: .seconds(120)) { try await showAway(id).state == state }
    }

    func revealAway(_ id: String) async throws -> String {
        let answer = try await curl("POST", "\(awayDatabases)/\(id)/reveal", as: "admin")
        try #require(answer.status == 200, "\(answer)")
        return try answer.decode(RevealJSON.self).dsn
    }
}
