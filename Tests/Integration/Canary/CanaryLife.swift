import Foundation
import Glibc
import Testing

/// What happens to an installation whose secrets are watched.
struct CanaryLife: Sendable {
    let installation: Installation
    let canaries: Canaries

    private static let value = "canary-value-0123456789-5be0"

    func live() async throws {
        try await sayEverything(inControlPlane: true)
        for holder in ["owner", "admin"] { try await canaries.add("a token", try installation.token(holder)) }
        let database = try await installation.create("main", version: "15")
        try await installation.wait(database.id, for: "ready")
        try await sayEverything(in: database.id)
        try await reveal(database.id)
        try await deploy()
        try await rotate(database.id)
        try await makeMistakes(database.id)
        try await backUp()
        try await crash(database.id)
    }

    // MARK: What is done

    private func reveal(_ id: String) async throws {
        try await canaries.add("a password", try await installation.password(id))
        _ = try await installation.psql(try await installation.reveal(id), "create table if not exists seen (n int)")
    }

    private func deploy() async throws {
        try await canaries.add("a variable's value", Self.value)
        let set = try await installation.curl(
            "PUT", "/api/orgs/acme/apps/web/variables/TOKEN", as: "member", json: #"{"value":"\#(Self.value)"}"#)
        try #require(set.status == 200, "\(set)")
        await canaries.expectNone(in: "\(set)", "the answer to a variable that was set")
        #expect(try await installation.deploy().environment["TOKEN"] == Self.value)
    }

    private func rotate(_ id: String) async throws {
        let answer = try await installation.curl(
            "POST", "\(installation.databases)/\(id)/rotate", as: "admin", json: #"{"mode":"immediate"}"#)
        try #require(answer.status == 202, "\(answer)")
        try await installation.waitForRotation(id)
        try await reveal(id)
    }

    /// Every one of these fails, and says so without the secret that it was about.
    private func makeMistakes(_ id: String) async throws {
        let dsn = try await installation.reveal(id)
        let token = try installation.token("owner")
        let long = String(repeating: Self.value, count: 2000)
        let variable = "/api/orgs/acme/apps/web/variables"
        let attempts: [(String, String, String?, String?)] = [
            ("POST", "\(installation.databases)/\(id)/reveal", "viewer", nil),
            ("POST", "\(installation.databases)/\(id)/reveal?token=\(token)", nil, nil),
            ("PUT", "\(variable)/not-a-name", "member", #"{"value":"\#(Self.value)"}"#),
            ("PUT", "\(variable)/LONG", "member", #"{"value":"\#(long)"}"#),
            ("PUT", "\(variable)/TOKEN", "viewer", #"{"value":"\#(Self.value)"}"#),
            ("PUT", "\(variable)/TOKEN", "member", #"{"value":"\#(Self.value)","value":1}"#),
            ("PUT", "\(variable)/TOKEN", "member", #"{"value":"\#(Self.value)"#),
            ("PUT", "\(variable)/TOKEN", "member", #"{"value":["\#(Self.value)"]}"#),
            ("POST", "/api/session", nil, #"{"token":"\#(token)\u0000"}"#),
            ("POST", "/api/invitations/accept", nil, #"{"name":"ada","code":"\#(token)"}"#),
        ]
        for (method, path, role, json) in attempts {
            let answer = try await installation.curl(method, path, as: role, json: json)
            #expect(answer.status >= 400 && answer.status < 500, "\(method): \(answer.status)")
            await canaries.expectNone(in: "\(answer)", "the refusal of \(method) \(path.prefix(60))")
        }
        // The server writes of failed logins and statements; the statements are the tenant's own.
        for wrong in [
            dsn.replacingOccurrences(of: "/app", with: "/none"), dsn.replacingOccurrences(of: "app:", with: "x:"),
        ] {
            #expect(try await !installation.psqlOutcome(wrong, "select 1").status.isSuccess)
        }
    }

    private func backUp() async throws {
        let passphrase = "\(installation.home)/passphrase"
        try "canary-passphrase-0123456789".write(toFile: passphrase, atomically: true, encoding: .utf8)
        chmod(passphrase, 0o600)
        let outcome = try await installation.paas(
            "control", "backup", "\(installation.home)/control.backup", "--passphrase-file", passphrase)
        try #require(outcome.status.isSuccess, "\(outcome.error)")
        await canaries.expectNone(in: outcome.output + outcome.error, "a backup")
    }

    /// Killed in the middle of a rotation, and ended by a fault of its own.
    private func crash(_ id: String) async throws {
        let answer = try await installation.curl(
            "POST", "\(installation.databases)/\(id)/rotate", as: "admin", json: #"{"mode":"immediate"}"#)
        try #require(answer.status == 202, "\(answer)")
        try await installation.killDaemon()
        try await installation.waitForRotation(id)
        try await reveal(id)
        let daemon = try #require(installation.processID(of: "paasd"))
        let folder = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(daemon)/cwd")
        try await waitUntil("paasd runs again", within: .seconds(120)) {
            // The first one is for Swift, which writes down where it was; the next one ends it.
            if installation.processID(of: "paasd") == daemon { kill(daemon, SIGABRT) }
            guard let next = installation.processID(of: "paasd"), next != daemon else { return false }
            return try await installation.curl("GET", "/readyz").status == 200
        }
        let log = try String(contentsOfFile: "\(installation.home)/log/paasd.log", encoding: .utf8)
        #expect(!log.contains("Registers:"), "the log shows the memory that registers pointed to")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            #expect(name != "core" && !name.hasPrefix("core."), "\(folder)/\(name) is what a daemon had in its memory")
        }
        try await installation.waitForLogin(try await installation.reveal(id))
    }
}
