import Foundation
import Subprocess
import SystemPackage

/// An installation of its own for the measurement, started by `paas up`.
struct LocalInstallation: Sendable {
    let home: String
    let programs: String
    /// Socket of the Docker engine to use; `nil` = native.
    let docker: String?
    /// Folder of PostgreSQL builds, if `make` has filled one.
    let builds: String?

    init(programs: String, docker: String?) throws {
        self.programs = programs
        self.docker = docker
        home = "/var/tmp/paas-bench-\(UInt32.random(in: 0...UInt32.max))"
        builds = ProcessInfo.processInfo.environment["PAAS_POSTGRES_DIRECTORY"]
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
        if let builds {
            try FileManager.default.createSymbolicLink(atPath: "\(home)/postgres", withDestinationPath: builds)
        }
    }

    var socket: String { "\(home)/run/paasd.sock" }

    func token(_ role: String) throws -> String {
        try String(contentsOfFile: "\(home)/tokens/\(role)", encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func start(pool: String = "none") async throws { try await paas("up", "--detach", pool: pool) }

    func remove() async throws {
        // Its containers and volumes go with it; its folder too.
        try await paas("uninstall", "--yes")
        try? FileManager.default.removeItem(atPath: home)
    }

    private func paas(_ arguments: String..., pool: String = "none") async throws {
        let port = 20_000 + UInt32.random(in: 0..<10_000)
        let outcome = try await Subprocess.run(
            .path(FilePath("\(programs)/paas")), arguments: Arguments(arguments),
            environment: .inherit.updating([
                "PAAS_HOME": home, "PAAS_HTTP": "127.0.0.1:\(port)", "PAAS_ENGINE": docker == nil ? "native" : "docker",
                "PAAS_POOL": pool, "DOCKER_HOST": docker.map { "unix://\($0)" } ?? "",
            ]), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        guard outcome.terminationStatus.isSuccess else {
            throw BenchFault("paas \(arguments.joined(separator: " ")): \(outcome.standardError)")
        }
    }
}
