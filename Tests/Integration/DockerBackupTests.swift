import Foundation
import Support
import Testing

extension DockerTests {
    /// docs/how-to/back-up-with-pg-dump.md, run as it is written against an S3 server.
    @Suite struct BackupTests {
        @Test func dumpsAreStoredAndCanBeRestored() async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let database = try await installation.databaseWithARow()
                let folder = try TemporaryDirectory.make()
                let result: Result<Void, any Error>
                do {
                    result = .success(
                        try await Self.withStorage(docker) { storage in
                            try await Self.follow(database.id, storage, in: folder, installation, docker)
                        })
                } catch {
                    result = .failure(error)
                }
                _ = try await docker.outcome(["rm", "--force", "--volumes", "paas-backup"])
                _ = try await docker.outcome(["network", "rm", "paas-backup"])
                _ = try await docker.outcome(["rmi", "paas-backup"])
                try FileManager.default.removeItem(atPath: folder)
                try result.get()
            }
        }

        private static func follow(
            _ id: String, _ storage: [String: String], in folder: String, _ installation: Installation, _ docker: Docker
        ) async throws {
            let page = try TextFile.read("\(Programs.root)/docs/how-to/back-up-with-pg-dump.md")
            let script = try DocumentBlocks(page).shell(for: "docker").map(\.text).joined()
            var environment = installation.environment.merging(docker.environment) { $1 }.merging(storage) { $1 }
            let programs = URL(fileURLWithPath: Programs.path("paas")).deletingLastPathComponent().path
            environment["PATH"] = "\(programs):/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
            environment["PAAS_ORG"] = "acme"
            environment["PAAS_APP"] = "web"
            environment["TOKEN"] = try installation.token("admin")
            let outcome = try await Command(
                path: "/bin/bash", arguments: ["-euo", "pipefail", "-c", script], environment: environment,
                workingDirectory: folder, namespace: docker.engine.namespace.path
            ).run(limit: .seconds(240))
            try #require(outcome.status.isSuccess, "\(outcome.output)\n\(outcome.error)")

            let list = try await installation.curl("GET", installation.databases, as: "viewer").decode(
                DatabaseListJSON.self)
            let restored = try #require(list.databases.first { $0.name == "restored" })
            #expect(try await installation.psql(installation.reveal(restored.id), "select n from kept") == "42")

            // The way out is the second network's.
            let way = try await docker("exec", "paas-backup", "ip", "route", "get", "203.0.113.1")
            let network = try await docker.inspect("network", "paas-backup", as: NetworkJSON.self)
            let gateway = try #require(network.IPAM.Config.first?.Gateway)
            #expect(way.contains("via \(gateway) "), "\(way)")

            // Neither password is on a command line or in the log, and a wrong one ends the script.
            let dsn = try await installation.reveal(id)
            let password = try #require(URLComponents(string: dsn)?.password)
            let secret = try #require(storage["S3_SECRET"])
            let log = try await docker.logs("paas-backup")
            let commands = try await docker("top", "paas-backup", "-eo", "args")
            for hidden in [password, secret] { #expect(!log.contains(hidden) && !commands.contains(hidden)) }
            let refused = try await docker.outcome([
                "exec", "--env", "S3_SECRET=wrong", "paas-backup", "/backup.sh", "get", "main.sql.gz",
            ])
            #expect(!refused.status.isSuccess && refused.error.contains("403"), "\(refused.error)")
        }

        /// Runs an S3 server beside the engine; the variables of a bucket.
        private static func withStorage(
            _ docker: Docker, _ body: @Sendable @escaping ([String: String]) async throws -> Void
        ) async throws {
            let gateway = try await docker(
                "network", "inspect", "bridge", "--format", "{{(index .IPAM.Config 0).Gateway}}")
            let server = Command(
                path: "\(Programs.root)/Tests/Containers/s3-server.sh",
                arguments: [docker.engine.namespace.path, gateway])
            try await server.follow(limit: .seconds(400)) { line in
                var variables: [String: String] = [:]
                for pair in line.split(separator: " ") {
                    let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
                }
                try await body(variables)
                return false
            }
        }
    }
}
