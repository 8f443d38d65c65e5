import Foundation
import Support
import Testing

/// docs/how-to/recover-from-a-lost-key.md, run as it is written in an installation whose key is gone.
@Suite struct LostKeyTests {
    @Test(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
    func recoverAsTheManualSays() async throws {
        try await Self.recover(.native, engine: "native")
    }

    static func recover(_ ground: Installation.Ground, engine: String) async throws {
        let installation = try Installation(ground)
        try await installation.cleaningUp {
            let up = try await installation.paas("up", "--detach")
            try #require(up.status.isSuccess, "\(up.error)\n\(installation.logs())")
            let main = try await installation.databaseWithARow("main", version: nil)
            try await loseTheKey(installation)
            let doctor = try await installation.paas("doctor", "--no-leaks")
            #expect(doctor.output.contains("paas keys recover"), "\(doctor.output)\n\(doctor.error)")

            let page = try ShellPage(
                "recover-from-a-lost-key", engine: engine, folder: "\(installation.home)/how-to",
                environment: environment(installation), namespace: ground.namespace)
            let outcome = try await page.runFrom("paas keys status")
            #expect(outcome.status.isSuccess, "\(outcome.output)\n\(outcome.error)\n\(installation.logs())")
            #expect(outcome.error.contains("paasd is sealed"), "\(outcome.error)")
            try await installation.waitForRotation(main.id)
            let dsn = try await installation.reveal(main.id)
            #expect(dsn != main.dsn)
            #expect(try await installation.psql(dsn, "select n from kept") == "42")
            let health = try await installation.paas("doctor", "--no-leaks")
            #expect(health.status.isSuccess, "\(health.output)")
        }
    }

    private static func loseTheKey(_ installation: Installation) async throws {
        let key = "\(installation.home)/key"
        let down = try await installation.paas("down")
        try #require(down.status.isSuccess, "\(down.error)")
        try FileManager.default.removeItem(atPath: key)
        let up = try await installation.paas("up", "--detach")
        try #require(up.status.isSuccess, "\(up.error)\n\(installation.logs())")
        #expect(!FileManager.default.fileExists(atPath: key))
    }

    private static func environment(_ installation: Installation) throws -> [String: String] {
        let programs = URL(fileURLWithPath: Programs.path("paas")).deletingLastPathComponent().path
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return installation.environment.merging([
            "PAAS_ORG": "acme", "PAAS_APP": "web", "PAAS_TOKEN": try installation.token("admin"),
            "PATH": "\(programs):\(path)",
        ]) { $1 }
    }
}

extension DockerTests {
    @Suite struct LostKeyTests {
        @Test func recoverAsTheManualSays() async throws {
            try await ContainerEngine.exclusively {
                try await Integration.LostKeyTests.recover(.sharedDocker(), engine: "docker")
            }
        }
    }
}
