import Foundation
import Support
import Testing

/// What an operator and a user see of a control plane that was put back, on any engine.
struct RestoredControlPlane: Sendable {
    let installation: Installation
    /// The copy was put back past `paas control restore`.
    var isByHand = false

    /// A backup, later changes, the how-to page's commands: the databases of the copy work, newer ones are left alone.
    func backupAndRestore(engine: String) async throws {
        try await up()
        let main = try await installation.databaseWithARow("main", version: "15")
        let rotated = try await installation.databaseWithARow("rotated", version: "15")
        let gone = try await installation.databaseWithARow("gone", version: "15")
        let page = try page(engine)
        #expect(try await page.runUntil("paas control restore --verify").status.isSuccess)

        let newer = try await changeEverything(rotated: rotated.id, gone: gone.id)
        let position = try await position()
        let refused = try await installation.paas(
            "control", "restore", "\(page.folder)/control-1.backup", "--passphrase-file",
            "\(page.folder)/passphrase", "--replace")
        #expect(!refused.status.isSuccess && refused.error.contains("another paasd runs"), "\(refused.error)")
        try await installation.expectKept(main)

        let restored = try await page.runFrom("paas down")
        #expect(restored.status.isSuccess, "\(restored.output)\n\(restored.error)\n\(installation.logs())")
        try await expectTheCopy(main: main, rotated: rotated, gone: gone.id, newer: newer)
        try await expectReset(after: position)
    }

    /// A rotation, a purge and a create that the copy knows nothing of; the new database's id.
    func changeEverything(rotated: String, gone: String) async throws -> String {
        let path = installation.databases
        let rotate = try await installation.curl(
            "POST", "\(path)/\(rotated)/rotate", as: "owner", json: #"{"mode":"immediate"}"#)
        try #require(rotate.status == 202, "\(rotate)")
        try await installation.waitForRotation(rotated)
        let purge = try await installation.curl("DELETE", "\(path)/\(gone)?deleteVolume=true", as: "owner")
        try #require(purge.status == 202, "\(purge)")
        try await installation.wait(gone, for: "purged")
        return try await installation.databaseWithARow("newer", version: "15").id
    }

    /// The history's position as a watch tells it.
    func position() async throws -> String {
        let lines = try await installation.watching({}, until: { $0.hasPrefix("id: ") })
        let id = try #require(lines.last { $0.hasPrefix("id: ") })
        return String(id.dropFirst(4))
    }

    func expectTheCopy(
        main: (id: String, dsn: String), rotated: (id: String, dsn: String), gone: String, newer: String
    ) async throws {
        let path = installation.databases
        try await installation.wait(main.id, for: "ready", within: .seconds(120))
        try await installation.expectKept(main)
        // A daemon that runs on says what the copy says until it has noticed.
        try await waitUntil("a password that was changed away is never shown again", within: .seconds(120)) {
            let answer = try await installation.curl("POST", "\(path)/\(rotated.id)/reveal", as: "admin")
            return try answer.status == 200 && answer.decode(RevealJSON.self).dsn != rotated.dsn
        }
        try await installation.wait(rotated.id, for: "ready", within: .seconds(120))
        try await installation.waitForRotation(rotated.id)
        let fresh = try await installation.reveal(rotated.id)
        #expect(try await installation.psql(fresh, "select n from kept") == "42")
        let lost = try await installation.wait(gone, for: "failed", within: .seconds(120))
        #expect(lost.reason == "VolumeMissing")
        try await waitUntil("the message explains the missing volume", within: .seconds(60)) {
            try await installation.curl("GET", "\(installation.databases)/\(gone)", as: "viewer").body
                .contains("copy of the control plane")
        }
        #expect(try await installation.curl("GET", "\(installation.databases)/\(newer)", as: "viewer").status == 404)
        try await expectUntouched(newer)
        let log = try String(contentsOfFile: "\(installation.home)/log/paasd.log", encoding: .utf8)
        #expect(log.split(separator: "\n").contains { $0.contains("left alone") && $0.contains(newer) })
        try await askDoctor(newer)
    }

    /// What is kept and told breaks no promise, once somebody has said that the copy was put back on purpose: what it
    /// lacks of the audit log may just as well have been cut off.
    private func askDoctor(_ newer: String) async throws {
        if isByHand {
            let outcome = try await installation.paas("doctor")
            let violations = outcome.output.split(separator: "\n").filter { $0.contains(" violation ") }
            #expect(!outcome.status.isSuccess && !violations.isEmpty, "\(outcome.output)\(outcome.error)")
            let cut = ["AuditRewritten", "AuditTruncated"]
            #expect(violations.allSatisfy { line in cut.contains { line.contains($0) } }, "\(violations)")
            let head = "\(installation.home)/audit-head"
            try FileManager.default.moveItem(atPath: head, toPath: "\(head).replaced")
            try await waitUntil("the ends of the audit log's chains are kept again", within: .seconds(60)) {
                FileManager.default.fileExists(atPath: head)
            }
        }
        let outcome = try await installation.paas("doctor")
        let report = "\(outcome.output)\(outcome.error)"
        #expect(outcome.status.isSuccess, "\(report)")
        #expect(outcome.output.contains("A note Quarantined:") && outcome.output.contains(newer), "\(report)")
    }

    /// What the copy doesn't know is there with its data.
    private func expectUntouched(_ id: String) async throws {
        switch installation.ground {
        case .native:
            #expect(FileManager.default.fileExists(atPath: "\(installation.home)/volumes/\(id)/data/PG_VERSION"))
        case .docker:
            let volumes = try await Docker.shared()("volume", "ls", "--quiet")
            #expect(volumes.contains(Installation.volume(id)))
        }
    }

    /// A watch that goes on from a position of the lost time is told that it can't.
    func expectReset(after position: String) async throws {
        let lines = Recorder<String>()
        let watch = Command(
            path: Programs.curl,
            arguments: [
                "-sSN", "-H", "Authorization: Bearer \(try installation.token("viewer"))", "-H",
                "Last-Event-ID: \(position)", "http://\(installation.http)\(installation.databases)/watch",
            ], namespace: installation.ground.namespace)
        try await watch.follow { line in
            lines.append(line)
            return !line.hasPrefix("event: synced")
        }
        #expect(lines.all.contains { $0.hasPrefix("event: reset") }, "\(lines.all)")
    }

    func up() async throws {
        let up = try await installation.paas("up", "--detach")
        try #require(up.status.isSuccess, "\(up.error)\n\(installation.logs())")
    }

    private func page(_ engine: String) throws -> ShellPage {
        let programs = URL(fileURLWithPath: Programs.path("paas")).deletingLastPathComponent().path
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return try ShellPage(
            "back-up-the-control-plane", engine: engine, folder: "\(installation.home)/how-to",
            environment: installation.environment.merging(["PATH": "\(programs):\(path)"]) { $1 },
            namespace: installation.ground.namespace)
    }
}
