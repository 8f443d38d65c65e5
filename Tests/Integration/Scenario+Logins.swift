import Foundation
import Testing

extension Scenario {
    /// A login of its own acts as the app, owns nothing, is known to the audit log, and ends with its sessions: when it is
    /// revoked, and when its time is over, also where the daemon was away meanwhile.
    func temporaryLogin(_ installation: Installation) async throws {
        let database = try await installation.create("main", version: "16")
        let path = "\(installation.databases)/\(database.id)/logins"
        try await installation.wait(database.id, for: "ready")
        #expect(try await installation.curl("POST", path, as: "member", json: "{}").status == 403)
        let short = try await installation.curl("POST", path, as: "admin", json: #"{"lifetimeSeconds":59}"#)
        #expect(try short.status == 400 && short.problem().detail.contains("60 to 28800"), "\(short)")

        let first = try await installation.temporaryLogin(database.id)
        #expect(first.dsn.hasPrefix("postgres://\(first.login.username):"))
        let users = try await installation.psql(
            first.dsn, "create table kept (n int); select session_user || ' ' || current_user")
        #expect(users.hasSuffix("\(first.login.username) app"), "\(users)")
        let owned = "select tableowner from pg_tables where tablename = 'kept'"
        #expect(try await installation.psql(first.dsn, owned) == "app")
        let itself = try await installation.psqlOutcome(first.dsn, "set role none; create table mine (n int)")
        #expect(!itself.status.isSuccess, "by itself it may do nothing")
        let audited = try await installation.curl(
            "GET", "/api/orgs/acme/audit?action=logins.create&outcome=allowed", as: "admin")
        let lines = try audited.decode(AuditPageJSON.self).lines
        #expect(lines.first { $0.id == first.login.auditId }?.reason == "\(first.login.username) for 900 s")

        // What it makes as itself in spite of all becomes the app's.
        _ = try await installation.psql(first.dsn, "set role none; select lo_create(4711)")
        async let session = installation.psqlOutcome(first.dsn, "select pg_sleep(120)")
        let dsn = try await installation.reveal(database.id)
        let sessions = "select count(*) from pg_stat_activity where usename = '\(first.login.username)'"
        try await waitUntil("the session is there", within: .seconds(90)) {
            try await installation.psql(dsn, sessions) == "1"
        }
        let revoked = try await installation.curl("DELETE", "\(path)/\(first.login.id)", as: "admin")
        #expect(revoked.status == 204)
        #expect(try await !session.status.isSuccess, "its session has ended")
        try await installation.waitUntilGone(first.login.username, dsn)
        #expect(try await !installation.logsIn(first.dsn))
        let owner = "select pg_get_userbyid(lomowner) from pg_largeobject_metadata where oid = 4711"
        #expect(try await installation.psql(dsn, owner) == "app")
        #expect(try await installation.psql(dsn, "select count(*) from kept") == "0", "what was made stays")
        #expect(try await installation.curl("DELETE", "\(path)/\(first.login.id)", as: "admin").status == 204)

        let second = try await installation.temporaryLogin(database.id)
        try await installation.killDaemon()
        try await installation.endTime(of: second.login.id)
        try await installation.waitUntilGone(second.login.username, dsn)
        let listed = try await installation.curl("GET", path, as: "admin")
        #expect(listed.status == 200 && !listed.body.contains(second.login.id), "\(listed)")
    }
}

/// The members of an answer with a temporary login.
struct GivenLoginJSON: Decodable {
    struct Login: Decodable {
        let id, username, auditId: String
    }

    let login: Login
    let dsn: String
}

/// The members of a page of the audit log that are looked at.
private struct AuditPageJSON: Decodable {
    struct Line: Decodable {
        let id, reason: String
    }

    let lines: [Line]
}

extension Installation {
    func temporaryLogin(_ id: String, json: String = "{}") async throws -> GivenLoginJSON {
        let answer = try await curl("POST", "\(databases)/\(id)/logins", as: "admin", json: json)
        try #require(answer.status == 201, "\(answer)")
        #expect(answer.headers["cache-control"] == "no-store")
        return try JSONDecoder().decode(GivenLoginJSON.self, from: Data(answer.body.utf8))
    }

    /// Has the time of a login pass, as far as the control plane knows.
    func endTime(of login: String) async throws {
        let statement = """
            with l as (update temporary_logins set expires_at = now() where id = '\(login)' returning database_id)
            update databases set login_wake = now(), next_wake = now() from l where id = l.database_id
            """
        _ = try await psql("host=\(home)/run/control user=paas dbname=paas", statement)
    }

    /// Waits until a server has no role of a name any more.
    func waitUntilGone(_ role: String, _ dsn: String) async throws {
        try await waitUntil("\(role) is gone", within: .seconds(90)) {
            try await psql(dsn, "select count(*) from pg_roles where rolname = '\(role)'") == "0"
        }
    }
}
