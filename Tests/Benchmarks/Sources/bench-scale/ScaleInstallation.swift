import Foundation
import Model
import PaasClient
import Postgres
import Subprocess
import SystemPackage

/// An installation of its own on the native engine, started by `paas up`, and the ways into it.
struct ScaleInstallation: Sendable {
    let home: String
    let programs: String

    init(programs: String) throws {
        self.programs = programs
        home = "/var/tmp/paas-bench-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
        if let builds = ProcessInfo.processInfo.environment["PAAS_POSTGRES_DIRECTORY"] {
            try FileManager.default.createSymbolicLink(atPath: "\(home)/postgres", withDestinationPath: builds)
        }
    }

    func start() async throws { _ = try await run("paas", "up", "--detach") }

    func remove() async throws {
        // Each volume is asked whether a server runs on it, and what was planted is nobody's.
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(home)/volumes") {
            let volume = "\(home)/volumes/\(name)"
            if !FileManager.default.fileExists(atPath: "\(volume)/postgresql.conf") {
                try FileManager.default.removeItem(atPath: volume)
            }
        }
        _ = try await run("paas", "uninstall", "--yes")
        try? FileManager.default.removeItem(atPath: home)
    }

    /// Runs one of the project's programs to its end; what it prints.
    @discardableResult
    func run(_ program: String, _ arguments: String...) async throws -> String {
        let port = 20_000 + UInt32.random(in: 0..<10_000)
        let outcome = try await Subprocess.run(
            .path(FilePath("\(programs)/\(program)")), arguments: Arguments(arguments),
            environment: .inherit.updating([
                "PAAS_HOME": home, "PAAS_HTTP": "127.0.0.1:\(port)", "PAAS_ENGINE": "native", "DOCKER_HOST": "",
            ]), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        guard outcome.terminationStatus.isSuccess else {
            throw BenchFault("\(program) \(arguments.joined(separator: " ")): \(outcome.standardError)")
        }
        return outcome.standardOutput
    }

    /// Lends a client that acts for the owner of an organisation.
    func with<Value: Sendable>(
        tokens: String? = nil, _ body: (SocketClient) async throws -> Value
    ) async throws -> Value {
        let path = "\(tokens ?? "\(home)/tokens")/owner"
        let token = try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        return try await SocketClient.with(
            socketPath: "\(home)/run/paasd.sock", token: Secret(token), agent: "bench-scale", body)
    }

    /// The control plane, past the daemon.
    func controlPlane() throws -> BlockingConnection {
        try BlockingConnection(
            connectionString: "host=\(home)/run/control port=5432 user=paas dbname=paas")
    }

    /// The daemon's process.
    func daemon() throws -> Int32 {
        let text = try String(contentsOfFile: "\(home)/run/paasd.pid", encoding: .utf8)
        guard let id = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw BenchFault("paasd.pid holds «\(text)»")
        }
        return id
    }

    /// PostgreSQL's processes that serve the daemon's connections to the control plane.
    func backends(_ connection: BlockingConnection) throws -> [Int32] {
        try connection.execute("select pid from pg_stat_activity where application_name = 'paasd'").map {
            Int32(try $0.int("pid"))
        }
    }

    /// Processor time that a process has used, in seconds.
    static func processorTime(of process: Int32) throws -> Double {
        let text = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else {
            throw BenchFault("/proc/\(process)/stat holds «\(text)»")
        }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
