import Foundation
import Testing

/// What works the same on every engine, as users do it with curl, psql and the CLI.
enum Scenario: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case wholeLife, rotation, rotationSurvivesACrash, temporaryLogin, environment, whoMayDeploy, deployedApp

    var testDescription: String { rawValue }

    func run(in installation: Installation) async throws {
        switch self {
        case .wholeLife: try await wholeLife(installation)
        case .rotation: try await rotation(installation)
        case .rotationSurvivesACrash: try await rotationSurvivesACrash(installation)
        case .temporaryLogin: try await temporaryLogin(installation)
        case .environment: try await environment(installation)
        case .whoMayDeploy: try await whoMayDeploy(installation)
        case .deployedApp: try await deployedApp(installation)
        }
    }

    /// Create, reveal, connect, delete, undelete with the same connection string and rows, destroy.
    private func wholeLife(_ installation: Installation) async throws {
        let database = try await installation.create("reporting", version: "15")
        #expect(database.state == "provisioning")
        try await installation.wait(database.id, for: "ready")
        let dsn = try await installation.reveal(database.id)
        let host = try #require(try await installation.show(database.id).host)
        #expect(dsn.hasPrefix("postgres://app:") && dsn.hasSuffix("@\(host):5432/app"))
        #expect(try await installation.psql(dsn, "show server_version").hasPrefix("15."))
        _ = try await installation.psql(dsn, "create table kept (n int); insert into kept values (42)")
        let role = "select rolsuper or rolcreaterole or rolcreatedb or rolreplication from pg_roles where rolname='app'"
        #expect(try await installation.psql(dsn, role) == "f", "app is an ordinary role")

        let path = "\(installation.databases)/\(database.id)"
        #expect(try await installation.curl("DELETE", path, as: "admin").status == 403)
        #expect(try await installation.curl("DELETE", path, as: "owner").status == 202)
        let deleted = try await installation.wait(database.id, for: "deleted")
        #expect(deleted.volume?.retained == true && deleted.host == host, "the address stays reserved")
        #expect(try await !installation.logsIn(dsn))
        #expect(try await installation.curl("POST", "\(path)/undelete", as: "owner").status == 202)
        try await installation.wait(database.id, for: "ready")
        #expect(try await installation.reveal(database.id) == dsn)
        #expect(try await installation.psql(dsn, "select n from kept") == "42")

        #expect(try await installation.curl("DELETE", "\(path)?deleteVolume=true", as: "owner").status == 202)
        try await installation.wait(database.id, for: "purged")
        #expect(try await !installation.logsIn(dsn))
    }

    /// The new password works, the old one and its sessions have ended, and nobody but admins may do it.
    private func rotation(_ installation: Installation) async throws {
        let database = try await installation.create("main", version: "15")
        let path = "\(installation.databases)/\(database.id)/rotate"
        try await installation.wait(database.id, for: "ready")
        let old = try await installation.reveal(database.id)
        #expect(try await installation.curl("POST", path, as: "member", json: #"{"mode":"immediate"}"#).status == 403)
        let refused = try await installation.curl("POST", path, as: "admin", json: #"{"mode":"sometimes"}"#)
        #expect(refused.status == 400)
        #expect(try refused.problem().detail.contains("immediate"), "\(refused)")

        async let session = installation.psqlOutcome(old, "select pg_sleep(60)")
        try await waitUntil("the session is there", within: .seconds(90)) {
            try await installation.psql(
                old, "select count(*) from pg_stat_activity where query like '%sleep(60)%' and pid <> pg_backend_pid()")
                == "1"
        }
        #expect(try await installation.curl("POST", path, as: "admin", json: #"{"mode":"immediate"}"#).status == 202)
        try await installation.waitForRotation(database.id)
        let fresh = try await installation.reveal(database.id)
        #expect(fresh != old)
        #expect(try await installation.psql(fresh, "select 1") == "1")
        #expect(try await !installation.logsIn(old))
        #expect(try await !session.status.isSuccess, "a session of the old password has ended")
        #expect(try await installation.show(database.id).state == "ready")
    }

    /// Whenever the daemon dies, the recorded password is the one that logs in when it is back.
    private func rotationSurvivesACrash(_ installation: Installation) async throws {
        let database = try await installation.create("main", version: "15")
        try await installation.wait(database.id, for: "ready")
        let old = try await installation.reveal(database.id)
        let path = "\(installation.databases)/\(database.id)/rotate"
        #expect(try await installation.curl("POST", path, as: "owner", json: #"{"mode":"immediate"}"#).status == 202)
        try await installation.killDaemon()
        try await installation.waitForRotation(database.id)
        let fresh = try await installation.reveal(database.id)
        #expect(fresh != old)
        #expect(try await installation.psql(fresh, "select 1") == "1")
        #expect(try await !installation.logsIn(old))
    }

    /// A deployment freezes the app's variables, with DATABASE_URL from main, and never over the user's own.
    private func environment(_ installation: Installation) async throws {
        let variables = "/api/orgs/acme/apps/web/variables"
        let early = try await installation.deploy()
        #expect(early.environment == [:] && early.conditions.map(\.type) == ["DatabaseMissing"])

        let database = try await installation.create("main", version: "15")
        try await installation.wait(database.id, for: "ready")
        let set = try await installation.curl(
            "PUT", "\(variables)/GREETING", as: "member", json: #"{"value":"hello world"}"#)
        #expect(set.status == 200 && !set.body.contains("hello world"), "\(set)")
        let listed = try await installation.curl("GET", variables, as: "viewer")
        #expect(listed.body.contains("GREETING") && !listed.body.contains("hello world"))
        let deployment = try await installation.deploy()
        let dsn = try await installation.reveal(database.id)
        #expect(deployment.environment == ["GREETING": "hello world", "DATABASE_URL": dsn])
        #expect(deployment.databaseId == database.id && deployment.conditions.isEmpty)

        let own = #"{"value":"postgres://elsewhere"}"#
        #expect(try await installation.curl("PUT", "\(variables)/DATABASE_URL", as: "member", json: own).status == 200)
        let conflict = try await installation.deploy()
        #expect(conflict.environment["DATABASE_URL"] == "postgres://elsewhere")
        #expect(conflict.conditions.map(\.type) == ["EnvVarConflict"])
        #expect(try await installation.curl("DELETE", "\(variables)/DATABASE_URL", as: "member").status == 204)
        #expect(try await installation.deploy().environment["DATABASE_URL"] == dsn)
    }

    /// Admins, owners and the scope deploy; nobody else.
    private func whoMayDeploy(_ installation: Installation) async throws {
        let path = "/api/orgs/acme/apps/web/deployments"
        for (role, status) in [("viewer", 403), ("member", 403), ("admin", 201), ("owner", 201), ("deploy", 201)] {
            let answer = try await installation.curl("POST", path, as: role)
            #expect(answer.status == status, "\(role): \(answer.status)")
            if status == 201 { #expect(answer.headers["cache-control"] == "no-store") }
        }
        let create = try await installation.curl(
            "POST", "\(installation.databases)/", as: "deploy", json: #"{"name":"main"}"#)
        #expect(create.status == 403, "the deployer deploys and does nothing else")
    }

    /// The CLI runs a program with the environment of a deployment, which uses its database.
    private func deployedApp(_ installation: Installation) async throws {
        let database = try await installation.create("main", version: "15")
        try await installation.wait(database.id, for: "ready")
        let set = try await installation.paas("env", "set", "GREETING", token: "member", input: "hello")
        #expect(set.status.isSuccess, "\(set.error)")
        let shown = try await installation.paas("env", token: "viewer")
        #expect(shown.output.contains("GREETING") && !shown.output.contains("hello"), "\(shown.output)")
        let app = #"psql "$DATABASE_URL" -Atc "create table visits (n int); insert into visits values (7) returning n""#
        let run = try await installation.paas(
            "run", "--", "/bin/sh", "-c", "\(app); echo $GREETING; exit 3", token: "deploy")
        #expect(run.output.contains("7\n") && run.output.contains("hello\n"), "\(run.output) \(run.error)")
        #expect(run.status == .exited(3), "the command's status is the run's")
        #expect(try await installation.psql(installation.reveal(database.id), "select n from visits") == "7")
        let file = try await installation.paas("deployments", "create", "--output", "env", token: "deploy")
        #expect(file.lines.contains("GREETING=hello"), "\(file.error)")
        #expect(file.lines.contains { $0.hasPrefix("DATABASE_URL=postgres://app:") })
    }
}
