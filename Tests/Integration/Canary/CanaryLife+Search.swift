import Foundation
import Glibc
import Testing

extension CanaryLife {
    /// Settings of a curious operator: each statement is written down with its parameters, and counted with its text.
    private static let curious = """
        alter system set log_statement = 'all';
        alter system set log_min_duration_statement = 0;
        alter system set log_min_messages = 'info';
        alter system set log_min_error_statement = 'info';
        alter system set log_parameter_max_length = -1;
        alter system set log_parameter_max_length_on_error = -1;
        alter system set log_connections = 'on'
        """

    /// The control plane's PostgreSQL writes everything down.
    func sayEverything(inControlPlane: Bool) async throws {
        try await ask(
            controlSockets, Self.curious + "; alter system set shared_preload_libraries = 'pg_stat_statements'")
        for action in ["stop", "start"] {
            let outcome = try await Command(
                path: Programs.path("paasd"), arguments: ["control-plane", action, "--home", installation.home]
            ).run()
            try #require(outcome.status.isSuccess, "\(outcome.error)")
        }
        try await ask(controlSockets, "create extension if not exists pg_stat_statements", database: "paas")
        try await waitUntil("paasd answers again", within: .seconds(60)) {
            try await installation.curl("GET", installation.databases + "/", as: "viewer").status == 200
        }
    }

    /// A database's server does.
    func sayEverything(in id: String) async throws {
        switch installation.ground {
        case .native:
            let sockets = "\(installation.home)/run/db/\(id)"
            try await ask(
                sockets, Self.curious + "; alter system set shared_preload_libraries = 'pg_stat_statements'")
            kill(try installation.postmaster(of: id), SIGINT)
            try await waitUntil("the server is another one", within: .seconds(90)) {
                // While a server starts there is none.
                let loaded = try await attempt(sockets, "show shared_preload_libraries")
                return loaded.output.contains("pg_stat_statements")
            }
            try await installation.wait(id, for: "ready", within: .seconds(90))
            try await ask(sockets, "create extension pg_stat_statements")
        case .docker:
            let docker = try Docker.shared()
            for statement in (Self.curious + "; select pg_reload_conf()").split(separator: ";") {
                try await docker(
                    "exec", Installation.container(id), "psql", "-U", "paas_admin", "-d", "template1", "-c",
                    String(statement))
            }
        }
    }

    /// Nothing that others could read holds any of it.
    func expectNothingSeen() async throws {
        let home = installation.home
        // The search finds what is there.
        try installation.token("owner").write(toFile: "\(home)/log/planted", atomically: true, encoding: .utf8)
        let meant = ["=key", "=passphrase", "-dir=tokens"]
        #expect(try await canaries.files(below: home, but: meant) == ["\(home)/log/planted"])
        try FileManager.default.removeItem(atPath: "\(home)/log/planted")
        #expect(try await canaries.files(below: home, but: meant) == [])
        #expect(try await canaries.processes() == [])
        let log = try String(contentsOfFile: "\(home)/log/control.log", encoding: .utf8)
        #expect(log.contains("insert into audit"), "statements are not written down")

        let counted = "select count(*) || string_agg(query, '\n') from pg_stat_statements"
        let queries = try await ask(controlSockets, counted, database: "paas")
        #expect(queries.contains("audit"), "statements are not counted")
        await canaries.expectNone(in: queries, "pg_stat_statements of the control plane")
        try await expectNothingInEngine(counted)
    }

    private func expectNothingInEngine(_ counted: String) async throws {
        let list = try await installation.curl("GET", installation.databases, as: "viewer")
        for id in try list.decode(DatabaseListJSON.self).databases.map(\.id) {
            switch installation.ground {
            case .native:
                let queries = try await ask("\(installation.home)/run/db/\(id)", counted)
                #expect(queries.lowercased().contains("create table if not exists seen"), "statements are not counted")
                await canaries.expectNone(in: queries, "pg_stat_statements of a database")
            case .docker:
                let docker = try Docker.shared()
                let container = Installation.container(id)
                let inspected = try await docker("inspect", container)
                await canaries.expectNone(in: inspected, "docker inspect")
                let log = try await docker.logs(container)
                #expect(log.contains("create table if not exists seen"), "statements are not written down")
                await canaries.expectNone(in: log, "docker logs")
                let volume = try await docker("volume", "inspect", Installation.volume(id))
                await canaries.expectNone(in: volume, "docker volume inspect")
            }
        }
    }

    private var controlSockets: String { "\(installation.home)/run/control" }

    /// Asks a server on this machine as its administrator.
    @discardableResult
    private func ask(_ sockets: String, _ sql: String, database: String = "template1") async throws -> String {
        let outcome = try await attempt(sockets, sql, database: database)
        try #require(outcome.status.isSuccess, "\(sql): \(outcome.error)")
        return outcome.output
    }

    private func attempt(
        _ sockets: String, _ sql: String, database: String = "template1"
    ) async throws -> Command.Outcome {
        // All servers of an installation have sockets of this port, whatever they listen on.
        let connection = "host=\(sockets) port=5432 user=paas_admin dbname=\(database)"
        let words = sql.split(separator: ";").flatMap { ["-c", String($0)] }
        return try await Command(
            path: Programs.psql,
            arguments: ["--no-psqlrc", "-At", "-v", "ON_ERROR_STOP=1", "-d", connection] + words
        ).run()
    }
}
