import Foundation
import Glibc
import Testing

/// The main job, from the first request to the destroyed volume, as a user does it with curl and psql.
@Suite(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct JourneyTests {
    @Test func threeDatabasesFromCreateToPurge() async throws {
        try await Installation.with { installation in
            let reporting = try await installation.create("reporting", version: "15")
            #expect(reporting.state == "provisioning")
            async let main = installation.create("main")
            async let cache = installation.create("cache")
            let all = [reporting, try await main, try await cache]
            for database in all { try await installation.wait(database.id, for: "ready") }

            var addresses: Set<String> = []
            for (database, version) in zip(all, ["15", "16", "16"]) {
                let dsn = try await installation.reveal(database.id)
                let shown = try await installation.show(database.id)
                addresses.insert(try #require(shown.host))
                #expect(shown.engineVersion == version)
                let host = try #require(shown.host)
                #expect(dsn.hasPrefix("postgres://app:") && dsn.hasSuffix("@\(host):5432/app"))
                let server = try await installation.psql(dsn, "show server_version")
                #expect(server.hasPrefix(version + "."), "\(server)")
            }
            #expect(addresses.count == 3)

            try await Self.deleteAndUndelete(reporting.id, in: installation)
            try await Self.destroy(reporting.id, in: installation)
        }
    }

    /// Delete keeps the data; undelete brings it back under the same connection string.
    private static func deleteAndUndelete(_ id: String, in installation: Installation) async throws {
        let path = "\(installation.databases)/\(id)"
        let dsn = try await installation.reveal(id)
        _ = try await installation.psql(dsn, "create table kept (n int); insert into kept values (42)")

        let refused = try await installation.curl("DELETE", path, as: "admin")
        #expect(refused.status == 403)
        #expect(try await installation.curl("DELETE", path, as: "owner").status == 202)
        let deleted = try await installation.wait(id, for: "deleted")
        #expect(deleted.volume?.retained == true)
        #expect(try await installation.curl("DELETE", path, as: "owner").status == 202, "a repeat answers as the first")
        let gone = try await Command(path: Programs.psql, arguments: ["-d", dsn, "-c", "select 1"]).run()
        #expect(!gone.status.isSuccess)

        #expect(try await installation.curl("POST", "\(path)/undelete", as: "owner").status == 202)
        try await installation.wait(id, for: "ready")
        #expect(try await installation.reveal(id) == dsn)
        #expect(try await installation.psql(dsn, "select n from kept") == "42")
    }

    private static func destroy(_ id: String, in installation: Installation) async throws {
        let path = "\(installation.databases)/\(id)"
        #expect(try await installation.curl("DELETE", "\(path)?deleteVolume=true", as: "owner").status == 202)
        try await waitUntil("\(id) is purged", within: .seconds(60)) {
            let answer = try await installation.curl("GET", path, as: "owner")
            guard answer.status == 200 else { return false }
            return try answer.decode(DatabaseJSON.self).state == "purged"
        }
        #expect(!FileManager.default.fileExists(atPath: "\(installation.home)/volumes/\(id)"))
    }

    @Test func theWatchStreamsEachStepAndTransition() async throws {
        try await Installation.with { installation in
            let lines = Lines()
            let watch = Command(
                path: Programs.curl,
                arguments: [
                    "-sSN", "-H", "Authorization: Bearer \(try installation.token("viewer"))",
                    "http://\(installation.http)\(installation.databases)/watch",
                ])
            try await watch.follow { line in
                await lines.append(line)
                if line.hasPrefix("event: synced") { _ = try await installation.create("main") }
                return !line.contains(#""to":"ready""#)
            }

            let text = await lines.text
            let events = text.components(separatedBy: "\n\n")
            #expect(events.first?.contains("retry: 3000") == true, "\(text)")
            #expect(events.contains { $0.contains("event: synced") && $0.contains("id: ") }, "\(text)")
            let transitions = events.filter { $0.contains("event: transition") }
            for step in ["network", "volume", "instance", "credentials", "login"] {
                #expect(
                    transitions.contains { $0.contains(#""name":"\#(step)""#) }, "step \(step) is missing:\n\(text)")
            }
            #expect(!text.contains("postgres://"))
        }
    }

    private actor Lines {
        private(set) var text = ""
        func append(_ line: String) { text += line + "\n" }
    }

    @Test func noSecretIsLoggedAndFilesAreClosed() async throws {
        try await Installation.with { installation in
            let database = try await installation.create("main")
            try await installation.wait(database.id, for: "ready")
            let dsn = try await installation.reveal(database.id)
            let password = try #require(URLComponents(string: dsn)?.password)
            #expect(password.count >= 24)

            for path in try FileManager.default.subpathsOfDirectory(atPath: installation.home) {
                let full = "\(installation.home)/\(path)"
                guard !path.hasPrefix("tokens/"), !path.hasPrefix("postgres"),
                    let content = FileManager.default.contents(atPath: full)
                else { continue }
                #expect(content.range(of: Data(password.utf8)) == nil, "\(path) holds the password")
            }
            for process in try FileManager.default.contentsOfDirectory(atPath: "/proc") where Int32(process) != nil {
                for part in ["cmdline", "environ"] {
                    let content = FileManager.default.contents(atPath: "/proc/\(process)/\(part)") ?? Data()
                    #expect(
                        content.range(of: Data(password.utf8)) == nil, "/proc/\(process)/\(part) holds the password")
                }
            }
            for file in ["key", "tokens/owner"] {
                let mode = try #require(
                    FileManager.default.attributesOfItem(atPath: "\(installation.home)/\(file)")[.posixPermissions]
                        as? Int)
                #expect(mode & 0o077 == 0, "\(file) has mode \(String(mode, radix: 8))")
            }
        }
    }
}
