import Foundation
import Support
import Testing

/// Every how-to page does what it says: its commands are run as they stand there, all of a page in one shell.
@Suite struct HowToTests {
    /// Pages that need nothing but a database `main`.
    enum Page: String, CaseIterable, Sendable {
        case connect = "connect-from-a-laptop"
        case lookInto = "look-into-a-database"
        case giveToApp = "give-it-to-an-app"
        case pinVersion = "pin-a-version"
        case giveAccess = "give-access"
        case undoDelete = "undo-a-delete"
        case rotateKey = "rotate-the-key"
        case readAudit = "read-the-audit-log"
        case destroy = "destroy-data"
    }

    @Test(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
    func onTheNativeEngine() async throws {
        try await Installation.with { try await Self.runPages(in: $0, engine: "native") }
    }

    static func runPages(in installation: Installation, engine: String) async throws {
        let database = try await installation.create("main")
        try await installation.wait(database.id, for: "ready")
        for page in Page.allCases {
            let outcome = try await run(page, engine: engine, of: database.id, in: installation)
            #expect(outcome.status.isSuccess, "\(page.rawValue): \(outcome.output)\n\(outcome.error)")
            try await check(page, outcome, database.id, in: installation)
        }
    }

    private static func run(
        _ page: Page, engine: String, of id: String, in installation: Installation
    ) async throws -> Command.Outcome {
        let text = try String(
            contentsOfFile: "\(Programs.root)/docs/how-to/\(page.rawValue).md", encoding: .utf8)
        let blocks = try DocumentBlocks(text).shell(for: engine)
        try #require(!blocks.isEmpty, "\(page.rawValue) has no commands for \(engine)")
        let folder = "\(installation.home)/how-to-\(page.rawValue)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // There is no terminal here.
        let script = blocks.map { $0.text.replacingOccurrences(of: " -it", with: " -i") }.joined()
        return try await Command(
            path: "/bin/sh", arguments: ["-eu", "-c", script],
            environment: try await variables(of: id, in: installation), workingDirectory: folder,
            namespace: installation.ground.namespace
        ).run(limit: .seconds(180))
    }

    /// What the pages say that a reader has at hand.
    private static func variables(of id: String, in installation: Installation) async throws -> [String: String] {
        let dsn = try #require(URLComponents(string: try await installation.reveal(id)))
        let programs = URL(fileURLWithPath: Programs.path("paas")).deletingLastPathComponent().path
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return installation.environment.merging([
            "PAAS_ORG": "acme", "PAAS_APP": "web", "TOKEN": try installation.token("owner"),
            "BASE": "http://\(installation.http)", "ID": id, "PW": try #require(dsn.password),
            "DB_IP": try #require(dsn.host), "PATH": "\(programs):\(path)", "PGCONNECT_TIMEOUT": "10",
        ]) { $1 }
    }

    /// What the page promises is so.
    private static func check(
        _ page: Page, _ outcome: Command.Outcome, _ id: String, in installation: Installation
    ) async throws {
        switch page {
        case .connect: break
        case .lookInto:
            #expect(outcome.output.contains("paas_login_"), "\(outcome.output)")
            let logins = try await installation.curl(
                "GET", "\(installation.databases)/\(id)/logins", as: "admin")
            #expect(logins.body.contains("[]"), "\(logins)")
        case .giveToApp:
            for visit in 1...2 {
                #expect(outcome.output.contains("Hello from web, visit \(visit)"), "\(outcome.output)")
            }
        case .pinVersion:
            let list = try await installation.curl("GET", "\(installation.databases)/?name=reporting", as: "viewer")
            #expect(try list.decode(DatabaseListJSON.self).databases.map(\.engineVersion) == ["15"])
        case .giveAccess:
            let orgs = try await installation.curl("GET", "/api/orgs", as: "owner")
            #expect(orgs.body.contains(#""name":"acme""#) && !orgs.body.contains("initech"))
            let members = try await installation.curl("GET", "/api/orgs/acme/members", as: "owner")
            #expect(!members.body.contains("ada"), "\(members)")
        case .undoDelete: try await installation.wait(id, for: "ready")
        case .rotateKey:
            let names = try FileManager.default.contentsOfDirectory(atPath: installation.home)
            #expect(names.contains("key") && !names.contains { $0.hasPrefix("key.") }, "\(names)")
            _ = try await installation.reveal(id)
        case .readAudit:
            #expect(outcome.output.contains("databases.reveal"), "\(outcome.output)")
            let exported = try String(
                contentsOfFile: "\(installation.home)/how-to-\(page.rawValue)/audit.jsonl", encoding: .utf8)
            #expect(exported.split(separator: "\n").count > 5 && exported.contains("databases.create"))
        case .destroy: try await installation.wait(id, for: "purged")
        }
    }
}

extension DockerTests {
    @Suite struct HowToTests {
        @Test func onDocker() async throws {
            try await Installation.with(.sharedDocker()) {
                try await Integration.HowToTests.runPages(in: $0, engine: "docker")
            }
        }
    }
}
