import Logging
import Messages
import Model
import Postgres
import Store
import Support
import Testing

@testable import Control

/// The audit log as its admins and the operator see it.
@Suite struct AuditTests {
    @Test("An admin sees who has done what, and that the log is whole")
    func listAndVerify() async throws {
        try await World.with { world in
            let admin = try await world.member(.admin)
            _ = try await world.create()
            let viewer = try await world.member(.viewer)
            _ = try await fault { try await world.audit.listAudit(.init(org: "acme"), options: viewer) }
            let lines = try await world.audit.listAudit(.init(org: "acme"), options: admin).lines
            #expect(lines.map(\.action) == ["audit.list", "databases.create"])
            #expect(lines.map(\.outcome) == ["denied", "allowed"])
            #expect(lines.map(\.actor) == ["viewer@acme", "owner@acme"])
            #expect(lines.allSatisfy { $0.at != nil && !$0.peer.isEmpty && $0.requestID == "request-1" })
            _ = try await world.store.sealAudit()
            let found = try await world.audit.verifyAudit(.init(org: "acme"), options: admin)
            #expect(found == .init(lines: 2, unsealed: 0, chains: 1, isCompared: false, findings: []))
            try BlockingConnection(connectionString: world.connectionString).executeScript(
                "set session_replication_role = replica; update audit set actor = 'x' where action = 'databases.create'"
            )
            let changed = try await world.audit.verifyAudit(.init(org: "acme"), options: admin).findings
            #expect(changed.map(\.reason) == ["AuditLineChanged"])
        }
    }

    @Test("The installation's own lines are the operator's")
    func operatorOnly() async throws {
        try await World.with { world in
            var caller = world.caller
            caller.userID = 0
            let audit = AuditV1.AuditClient(caller)
            let own = try await audit.listAudit(.init(org: ""), options: .init())
            #expect(own.lines.map(\.action) == ["audit.began"])
            #expect(try await audit.verifyAudit(.init(org: ""), options: .init()).chains == 3)
            let options = CallOptions(metadata: [CallMetadata("origin", "gateway")])
            let denied = try await fault { try await audit.listAudit(.init(org: ""), options: options) }
            #expect(denied?.reason == "Unauthenticated")
            let admin = try await world.member(.admin)
            let member = try await fault { try await audit.listAudit(.init(org: ""), options: admin) }
            #expect(member?.reason == "PermissionDenied", "a token that comes with the call decides alone")
        }
    }

    @Test("What can't be asked is refused, and the field is named")
    func badQuestions() async throws {
        try await World.with { world in
            let admin = try await world.member(.admin)
            let questions: [(AuditV1.ListAuditRequest, String, String)] = [
                (.init(org: "acme", outcome: "maybe"), "InvalidOutcome", "outcome"),
                (.init(org: "acme", app: "A B"), "InvalidName", "app"),
                (.init(org: "acme", databaseID: "1"), "InvalidID", "databaseId"),
                (.init(org: "acme", pageSize: 5000), "InvalidPageSize", "pageSize"),
                (.init(org: "acme", pageToken: "x"), "InvalidPageToken", "pageToken"),
                (.init(org: "acme", since: .init(seconds: .max, nanos: 0)), "InvalidTime", "since"),
            ]
            for (question, reason, field) in questions {
                let fault = try await fault { try await world.audit.listAudit(question, options: admin) }
                #expect(fault?.reason == reason)
                #expect(fault?.violations.first?.field == field)
            }
        }
    }

    @Test("The row that follows a flood says how many attempts were left out")
    func suppressed() async throws {
        try await World.with { world in
            let each = DenialLimiter.Rate(burst: 1, interval: .milliseconds(200))
            let log = DenialLog(
                store: world.store, logger: Logger(label: "test"),
                limiter: DenialLimiter(each: each, all: .init(burst: 100, interval: .seconds(1)), at: .now))
            let entry = AuditEntry(org: nil, actor: "anonymous", action: "rpc", outcome: .denied)
            for _ in 0..<5 { try await log.record(entry) }
            let isSaid = try await eventually(within: .seconds(60)) {
                try await log.record(entry)
                return try await !world.pool.execute("select 1 as one from audit where suppressed >= 4").isEmpty
            }
            #expect(isSaid)
        }
    }
}
