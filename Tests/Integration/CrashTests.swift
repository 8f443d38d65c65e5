import Foundation
import Glibc
import Testing

/// `paasd` may die at any moment: its work goes on after the restart, and databases never notice.
@Suite(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct CrashTests {
    @Test func killedWhileThreeAreProvisioning() async throws {
        try await Installation.with { installation in
            let running = try await installation.create("running")
            try await installation.wait(running.id, for: "ready")
            let dsn = try await installation.reveal(running.id)
            let postmaster = try installation.postmaster(of: running.id)

            var ids: [String] = []
            for name in ["one", "two", "three"] { ids.append(try await installation.create(name).id) }
            let daemon = try #require(installation.processID(of: "paasd"))
            #expect(kill(daemon, SIGKILL) == 0)
            #expect(try await installation.psql(dsn, "select 1") == "1", "the database goes on without paasd")

            try await waitUntil("paasd runs again", within: .seconds(90)) {
                guard let next = installation.processID(of: "paasd"), next != daemon else { return false }
                return try await installation.curl("GET", "/readyz").status == 200
            }
            for id in ids {
                try await installation.wait(id, for: "ready", within: .seconds(90))
                #expect(try await installation.psql(installation.reveal(id), "select 1") == "1")
            }
            #expect(try installation.postmaster(of: running.id) == postmaster, "the instance was not started again")
            let volumes = try FileManager.default.contentsOfDirectory(atPath: "\(installation.home)/volumes")
            #expect(Set(volumes.filter { !$0.hasPrefix(".") }) == Set(ids + [running.id]), "nothing is left over")
            for id in ids {
                let parts = try FileManager.default.contentsOfDirectory(atPath: "\(installation.home)/volumes/\(id)")
                #expect(!parts.contains { $0.contains("part") || $0.contains("tmp") }, "\(parts)")
            }
        }
    }

    @Test func aKilledInstanceIsBroughtBack() async throws {
        try await Installation.with { installation in
            let database = try await installation.create("main", version: "15")
            try await installation.wait(database.id, for: "ready")
            let dsn = try await installation.reveal(database.id)
            let postmaster = try installation.postmaster(of: database.id)
            #expect(kill(postmaster, SIGKILL) == 0)
            try await waitUntil("the database answers again", within: .seconds(90)) {
                let outcome = try await Command(path: Programs.psql, arguments: ["-At", "-d", dsn, "-c", "select 1"])
                    .run()
                return outcome.status.isSuccess
            }
            try await installation.wait(database.id, for: "ready")
            #expect(try installation.postmaster(of: database.id) != postmaster)
        }
    }

    @Test func aRemovedVolumeIsNeverInitialisedAnew() async throws {
        try await Installation.with { installation in
            let database = try await installation.create("main", version: "15")
            try await installation.wait(database.id, for: "ready")
            let postmaster = try installation.postmaster(of: database.id)
            try FileManager.default.removeItem(atPath: "\(installation.home)/volumes/\(database.id)/data")
            kill(postmaster, SIGKILL)
            let failed = try await installation.wait(database.id, for: "failed", within: .seconds(90))
            #expect(failed.reason == "VolumeMissing")
            #expect(
                !FileManager.default.fileExists(atPath: "\(installation.home)/volumes/\(database.id)/data/PG_VERSION"))
        }
    }
}
