import Foundation
import Support
import Testing

/// An old control plane that is put back is noticed, and what is newer survives it.
@Suite struct ControlBackupTests {
    @Test func backUpAndRestore() async throws {
        let installation = try Installation()
        try await installation.cleaningUp {
            try await RestoredControlPlane(installation: installation).backupAndRestore(engine: "native")
        }
    }

    /// The control plane's files, as an operator without a backup would copy them, put back under a running daemon.
    @Test func anOldCopyOfTheFilesUnderARunningDaemon() async throws {
        let installation = try Installation()
        try await installation.cleaningUp {
            let restored = RestoredControlPlane(installation: installation, isByHand: true)
            try await restored.up()
            let main = try await installation.databaseWithARow("main", version: "15")
            let rotated = try await installation.databaseWithARow("rotated", version: "15")
            let gone = try await installation.databaseWithARow("gone", version: "15")
            try await swap(installation, "cp -a control control.old")
            let newer = try await restored.changeEverything(rotated: rotated.id, gone: gone.id)
            let position = try await restored.position()
            try await swap(installation, "rm -rf control && mv control.old control")
            try await restored.expectTheCopy(main: main, rotated: rotated, gone: gone.id, newer: newer)
            try await restored.expectReset(after: position)
        }
    }

    /// Stops the control plane's PostgreSQL, does something with its files and starts it again; the daemon runs on.
    private func swap(_ installation: Installation, _ script: String) async throws {
        let daemon = Programs.path("paasd")
        let outcome = try await Command(
            path: "/bin/sh",
            arguments: [
                "-euc",
                """
                "\(daemon)" control-plane stop --home "$PWD"
                \(script)
                "\(daemon)" control-plane start --home "$PWD"
                """,
            ], workingDirectory: installation.home
        ).run()
        try #require(outcome.status.isSuccess, "\(outcome.error)")
        try await waitUntil("paasd answers again", within: .seconds(60)) {
            try await installation.curl("GET", installation.databases + "/", as: "viewer").status == 200
        }
    }
}

extension DockerTests {
    @Suite struct ControlBackupTests {
        @Test func backUpAndRestore() async throws {
            try await ContainerEngine.exclusively {
                let installation = try Installation(.sharedDocker())
                try await installation.cleaningUp {
                    try await RestoredControlPlane(installation: installation).backupAndRestore(engine: "docker")
                }
            }
        }
    }
}
