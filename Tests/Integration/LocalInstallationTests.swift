import Foundation
import Glibc
import Testing

/// `paas up`, `down` and `uninstall` as an operator uses them.
@Suite struct LocalInstallationTests {
    @Test func upDownUpKeepsEverything() async throws {
        let installation = try Installation()
        try await installation.cleaningUp {
            let up = try await installation.paas("up", "--detach")
            #expect(up.status.isSuccess, "\(up.error)\n\(installation.logs())")
            #expect(up.output.contains("Ready: http://\(installation.http)"))
            for role in ["viewer", "member", "admin", "owner", "deploy"] {
                #expect(up.output.contains(role))
                #expect(try installation.token(role).count > 32)
            }
            let owner = try installation.token("owner")
            let database = try await installation.create("main", version: "15")
            try await installation.wait(database.id, for: "ready")
            let dsn = try await installation.reveal(database.id)
            _ = try await installation.psql(dsn, "create table kept (n int); insert into kept values (7)")

            let second = try await installation.paas("up", "--detach")
            #expect(second.status.isSuccess && second.output.contains("Ready: http://\(installation.http)"))

            let down = try await installation.paas("down")
            #expect(down.status.isSuccess, "\(down.error)")
            let gone = try await Command(path: Programs.psql, arguments: ["-d", dsn, "-c", "select 1"]).run()
            #expect(!gone.status.isSuccess, "down stops the instances")
            #expect(try Self.processes(of: installation.home).isEmpty)

            #expect(try await installation.paas("up", "--detach").status.isSuccess)
            #expect(try installation.token("owner") == owner, "the state is found again")
            try await installation.waitForLogin(dsn)
            #expect(try await installation.psql(dsn, "select n from kept") == "7")
            try await installation.wait(database.id, for: "ready")
        }
    }

    @Test func stoppingTheProgramsLeavesDatabasesRunning() async throws {
        let installation = try Installation()
        try await installation.cleaningUp {
            let (id, dsn) = try await installation.running {
                let database = try await installation.create("main", version: "15")
                try await installation.wait(database.id, for: "ready")
                return (database.id, try await installation.reveal(database.id))
            }
            // SIGTERM has ended `paas up`, and with it gateway, daemon and control plane.
            #expect(installation.processID(of: "paasd") == nil)
            #expect(try await installation.psql(dsn, "select 1") == "1")
            let postmaster = try installation.postmaster(of: id)
            try await installation.running {
                try await installation.wait(id, for: "ready")
                #expect(try installation.postmaster(of: id) == postmaster, "adopted, not started twice")
            }
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func eachSignalStopsTheProgramsInOrder(signal: Int32) async throws {
        let installation = try Installation()
        try await installation.cleaningUp {
            #expect(try await installation.paas("up", "--detach").status.isSuccess)
            let text = try String(contentsOfFile: "\(installation.home)/run/up.lock", encoding: .utf8)
            let up = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
            #expect(kill(up, signal) == 0)
            try await waitUntil("everything has stopped", within: .seconds(60)) {
                try Self.processes(of: installation.home).isEmpty
            }
            try await waitUntil("paas up says so", within: .seconds(60)) {
                try String(contentsOfFile: "\(installation.home)/log/up.log", encoding: .utf8).contains("Stopped.")
            }
            let daemon = try String(contentsOfFile: "\(installation.home)/log/paasd.log", encoding: .utf8)
            #expect(daemon.split(separator: "\n").last?.contains("\"stopped\"") == true, "\(daemon)")
        }
    }

    @Test func uninstallListsAsksAndLeavesNothing() async throws {
        let installation = try Installation()
        try await installation.cleaningUp {
            #expect(try await installation.paas("up", "--detach").status.isSuccess)
            let database = try await installation.create("main", version: "15")
            try await installation.wait(database.id, for: "ready")

            let refused = try await installation.paas("uninstall")
            #expect(!refused.status.isSuccess)
            #expect(refused.output.contains(installation.home) && refused.output.contains(database.id))
            let size = try #require(refused.output.firstMatch(of: #/\((\d+) MiB\)/#)).1
            #expect(try #require(Int(size)) >= 40, "a control plane and a database take more than \(size) MiB")
            #expect(FileManager.default.fileExists(atPath: "\(installation.home)/key"))

            let removed = try await installation.paas("uninstall", "--yes")
            #expect(removed.status.isSuccess, "\(removed.error)")
            #expect(!FileManager.default.fileExists(atPath: installation.home))
            #expect(try Self.processes(of: installation.home).isEmpty)
        }
    }

    @Test func aProgramThatCrashesIsStartedAgain() async throws {
        try await Installation.with { installation in
            let gateway = try #require(installation.processID(of: "paas-gateway"))
            #expect(kill(gateway, SIGKILL) == 0)
            try await waitUntil("the gateway answers again", within: .seconds(90)) {
                guard let next = installation.processID(of: "paas-gateway"), next != gateway else { return false }
                let answer = try await Command(
                    path: Programs.curl, arguments: ["-sf", "http://\(installation.http)/readyz"]
                ).run()
                return answer.status.isSuccess
            }
        }
    }

    /// Processes whose command line names a folder.
    static func processes(of home: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int32($0) != nil }.compactMap { process in
            let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
            let text = String(decoding: line, as: UTF8.self).replacingOccurrences(of: "\0", with: " ")
            return text.contains(home) && !text.contains("psql") ? text : nil
        }
    }
}
