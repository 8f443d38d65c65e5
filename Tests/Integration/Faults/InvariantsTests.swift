import Foundation
import Testing

/// A checker that finds nothing proves nothing.
@Suite(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct InvariantsTests {
    @Test func whatIsBrokenIsSeen() async throws {
        try await Site.with(.native) { site in
            try await site.running { _ in
                let id = try await site.readyDatabase("main")
                let invariants = Invariants(site: site, marked: [id])
                try await invariants.check()

                let orphan = "\(site.home)/volumes/\(id.reversed().map(String.init).joined())"
                try FileManager.default.createDirectory(atPath: orphan, withIntermediateDirectories: false)
                try await expectViolation("held without a row", invariants)
                try FileManager.default.removeItem(atPath: orphan)

                let log = "\(site.home)/log/planted.log"
                try (try await site.reveal(id)).write(toFile: log, atomically: true, encoding: .utf8)
                try await expectViolation("a password in", invariants)
                try FileManager.default.removeItem(atPath: log)

                _ = try await site.psql(site.reveal(id), "update kept set n = 41")
                try await expectViolation(id, invariants)
                _ = try await site.psql(site.reveal(id), "update kept set n = 42")

                _ = try await site.sql("update transitions set sequence = sequence + 100 where sequence > 3")
                try await expectViolation("gaps", invariants)
            }
        }
    }

    private func expectViolation(_ words: String, _ invariants: Invariants) async throws {
        try await withKnownIssue {
            try await invariants.check()
        } matching: { issue in
            // What follows from the violation that was planted counts too.
            issue.comments.contains { comment in
                comment.rawValue.contains(words) || comment.rawValue == "rows without their event"
                    || comment.rawValue.hasPrefix("paas doctor: ")
            }
        }
    }
}
