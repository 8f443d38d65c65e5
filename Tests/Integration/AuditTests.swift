import Foundation
import Support
import Testing

/// The audit log of a whole installation, as its users and its operator see it.
@Suite struct AuditTests {
    @Test func whatWasDoneToItIsFound() async throws {
        try await Installation.with { installation in
            for _ in 0..<12 { _ = try await installation.curl("GET", "/api/orgs/acme/audit", as: "viewer") }
            let list = try await installation.paas("audit", "list", "--org", "acme", token: "owner")
            #expect(list.output.contains("viewer@acme"), "\(list.output)\(list.error)")
            let head = installation.home + "/audit-head"
            try await waitUntil("the lines are sealed and their end is written down", within: .seconds(60)) {
                let verified = try await installation.paas("audit", "verify", "--installation")
                return verified.status.isSuccess && verified.error.contains(" 0 of them not sealed")
                    && verified.error.contains("; compared with")
            }
            let before = try String(contentsOfFile: head, encoding: .utf8)
            try await installation.harmAuditLog()
            let found = try await installation.paas("audit", "verify", "--org", "acme", token: "owner")
            #expect(!found.status.isSuccess)
            for finding in [
                "AuditLineChanged acme place 2", "AuditLineRemoved acme place 3", "AuditLineChanged acme place 5",
                "AuditLineChanged acme place 6", "AuditLineInserted acme", "AuditTruncated acme",
            ] { #expect(found.output.contains(finding), "\(finding) is not in:\n\(found.output)\(found.error)") }
            #expect(try String(contentsOfFile: head, encoding: .utf8) == before, "what is kept stays as evidence")
            // The doctor says it too, and the log goes on.
            let examined = try await installation.paas("doctor")
            #expect(!examined.status.isSuccess && examined.output.contains("Audit"), "\(examined.output)")
            #expect(try await installation.curl("GET", "/api/orgs/acme/audit", as: "owner").status == 200)
        }
    }
}

extension Installation {
    /// Changes, removes, reorders, inserts and cuts off lines, as the owner of the tables can.
    fileprivate func harmAuditLog() async throws {
        let started = try await Command(
            path: Programs.path("paasd"), arguments: ["control-plane", "start", "--home", home]
        ).run()
        let control = try #require(started.lines.last, "\(started.error)")
        let harm = """
            alter table audit disable trigger user;
            update audit set actor = 'nobody@acme' where organisation = 'acme' and seq = 2;
            delete from audit where organisation = 'acme' and seq = 3;
            update audit set seq = 1011 - seq where organisation = 'acme' and seq in (5, 6);
            update audit set seq = seq - 1000 where organisation = 'acme' and seq > 1000;
            delete from audit where organisation = 'acme' and seq = (
                select max(seq) from audit where organisation = 'acme');
            insert into audit (organisation_id, organisation, actor, action, outcome, reason, request_id, peer, origin)
            select id, name, 'owner@acme', 'databases.reveal', 'allowed', '', '', '', '' from organisations
            where name = 'acme'
            """
        let outcome = try await psqlOutcome(control, harm)
        try #require(outcome.status.isSuccess, "\(outcome.error)")
    }
}
