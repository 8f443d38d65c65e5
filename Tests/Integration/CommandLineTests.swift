import Foundation
import Glibc
import Testing

/// The CLI over the daemon's socket.
@Suite struct CommandLineTests {
    @Test func theLifeOfADatabase() async throws {
        try await Installation.with { installation in
            let created = try await installation.paas(
                "databases", "create", "reporting", "--engine-version", "15", "--wait", "--output", "json",
                token: "owner")
            #expect(created.status.isSuccess, "\(created.error)")
            let database = try JSONDecoder().decode(DatabaseJSON.self, from: Data(created.output.utf8))
            #expect(database.state == "ready" && database.name == "reporting")
            #expect(created.error.contains("paas databases"), "a success prints the next command: \(created.error)")

            let list = try await installation.paas("databases", "list", token: "viewer")
            #expect(list.output.contains("reporting") && list.output.contains("ready"))

            let dsn = try await installation.paas("databases", "reveal", "reporting", "--field", "dsn", token: "admin")
            #expect(dsn.status.isSuccess, "\(dsn.error)")
            let line = dsn.output.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(try await installation.psql(line, "select current_user") == "app")

            let denied = try await installation.paas("databases", "reveal", "reporting", token: "viewer")
            #expect(denied.status == .exited(4), "\(denied.error)")
            let unknown = try await installation.paas("databases", "show", "nothing", token: "viewer")
            #expect(unknown.status == .exited(3), "\(unknown.error)")
            let taken = try await installation.paas(
                "databases", "create", "reporting", "--engine-version", "15", token: "owner")
            #expect(taken.status == .exited(5), "\(taken.error)")
            let unconfirmed = try await installation.paas("databases", "delete", "reporting", token: "owner")
            #expect(!unconfirmed.status.isSuccess, "without a terminal a delete wants --confirm")
            let usage = try await installation.paas("databases", "create", token: "owner")
            #expect(usage.status == .exited(64), "\(usage.error)")

            let deleted = try await installation.paas(
                "databases", "delete", "reporting", "--confirm", "reporting", "--wait", token: "owner")
            #expect(deleted.status.isSuccess, "\(deleted.error)")
            let undeleted = try await installation.paas(
                "databases", "undelete", database.id, "--wait", token: "owner")
            #expect(undeleted.status.isSuccess, "\(undeleted.error)")
            let again = try await installation.paas(
                "databases", "reveal", database.id, "--field", "dsn", token: "admin")
            #expect(again.output == dsn.output)
        }
    }

    @Test func waitGivesUpInItsOwnTimeAndTheWorkGoesOn() async throws {
        try await Installation.with { installation in
            // With its probes stopped the daemon serves on, and no login can be proven.
            let daemon = try #require(installation.processID(of: "paasd"))
            let probes = try Self.children(of: daemon)
            #expect(!probes.isEmpty)
            for probe in probes { kill(probe, SIGSTOP) }
            let database = try await installation.create("main", version: "15")
            let waited = try await installation.paas(
                "databases", "wait", database.id, "--timeout", "1", token: "viewer")
            #expect(waited.status == .exited(6), "\(waited.error)")
            for probe in probes { kill(probe, SIGCONT) }
            try await installation.wait(database.id, for: "ready")
        }
    }

    private static func children(of parent: Int32) throws -> [Int32] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { process in
            // proc(5): pid (comm) state ppid …
            let stat = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
            let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
            return fields.count > 2 && Int32(fields[2]) == parent
        }
    }
}
