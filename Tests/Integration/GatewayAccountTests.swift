import Foundation
import Glibc
import Testing

/// The gateway as a user that can read nothing: all it needs is paasd's socket.
@Suite(
    .enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"),
    .enabled(if: geteuid() == 0, "only root can become another user"))
struct GatewayAccountTests {
    /// Nobody, and a group of its own.
    private static let (user, group) = (65_534, 64_999)

    private static func asGateway(_ words: [String]) -> [String] {
        ["/usr/bin/setpriv", "--no-new-privs", "--reuid=\(user)", "--regid=\(group)", "--clear-groups", "--"] + words
    }

    private static func run(_ words: String...) async throws -> Command.Outcome {
        let words = asGateway(words)
        return try await Command(path: words[0], arguments: Array(words.dropFirst())).run()
    }

    @Test func itServesAndCanReadNothing() async throws {
        try await Installation.with { installation in
            let home = installation.home
            let socket = "\(home)/run/paasd.sock"
            var status = stat()
            #expect(stat(socket, &status) == 0 && status.st_mode & 0o777 == 0o660)
            let closed = try await Self.run("/usr/bin/test", "-w", socket)
            #expect(!closed.status.isSuccess, "others may not open the socket")
            // As the unit of the socket has it.
            #expect(chown(socket, 0, gid_t(Self.group)) == 0)
            let port = try Installation.freePort()
            let metrics = try Installation.freePort()
            let gateway = try HostedDaemon(
                Self.asGateway([
                    Programs.path("paas-gateway"), "--listen", "127.0.0.1:\(port)", "--socket", socket, "--public-url",
                    "https://db.example", "--trusted-proxy", "127.0.0.0/8", "--metrics", "127.0.0.1:\(metrics)",
                ]), log: "\(home)/other-gateway.log")
            do {
                try await Self.expectService(installation, port)
                try await Self.expectMetrics(installation, port, metrics)
                try await Self.expectPrivacy(of: gateway.processID)
                try await Self.runThePage(installation, port)
            } catch {
                try await gateway.end()
                throw error
            }
            try await gateway.end()
            try await Self.expectNoAccess(home)
        }
    }

    private static func curl(_ port: UInt16, _ path: String, _ more: [String] = []) async throws -> HTTPAnswer? {
        let arguments = ["-s", "--max-time", "60", "-D", "-", "http://127.0.0.1:\(port)\(path)"] + more
        return HTTPAnswer(try await Command(path: Programs.curl, arguments: arguments).run().output)
    }

    /// It does all that a gateway does, behind a proxy that speaks TLS.
    private static func expectService(_ installation: Installation, _ port: UInt16) async throws {
        try await waitUntil("the gateway is ready", within: .seconds(60)) {
            try await curl(port, "/readyz")?.status == 200
        }
        let token = try installation.token("admin")
        let body = #"{"token":"\#(token)"}"#
        let proxied = [
            "-H", "Content-Type: application/json", "-H", "X-Forwarded-For: 203.0.113.9", "--data-binary", body,
        ]
        let foreign = try await curl(port, "/api/session", proxied + ["-H", "Origin: https://elsewhere.example"])
        #expect(foreign?.status == 403)
        let answer = try #require(
            try await curl(port, "/api/session", proxied + ["-H", "Origin: https://db.example"]))
        #expect(answer.status == 200)
        let cookie = try #require(answer.headers["set-cookie"])
        #expect(
            cookie.hasPrefix("__Host-paas_session=") && cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict; Secure"))
        #expect(answer.headers["strict-transport-security"] != nil)
        let log = try await installation.paas("audit", "list", "--output", "json", token: "owner").output
        #expect(log.contains("client=203.0.113.9"), "the log names who is behind the proxy")
        #expect(try await curl(port, "/")?.status == 200, "the dashboard")
    }

    /// Of gateway and daemon, on a listener of their own.
    private static func expectMetrics(
        _ installation: Installation, _ port: UInt16, _ metrics: UInt16
    ) async throws {
        let database = try await installation.create("measured")
        try await installation.wait(database.id, for: "ready")
        try await waitUntil("the create is counted", within: .seconds(60)) {
            let text = try await curl(metrics, "/metrics")?.body ?? ""
            return text.contains(#"paas_operations_total{type="create",outcome="ok"} 1"#)
        }
        let answer = try #require(try await curl(metrics, "/metrics"))
        #expect(answer.headers["content-type"]?.hasPrefix("text/plain; version=0.0.4") == true)
        for line in [
            #"paas_databases{state="ready"} 1"#, "paas_up 1", "paas_control_plane_up 1", "paas_reveals_total 0",
            #"paas_operation_duration_seconds_count{type="create"} 1"#,
        ] {
            #expect(answer.body.contains(line + "\n"), "\(line)")
        }
        let sample = #/[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+/#
        for line in answer.body.split(separator: "\n") where !line.hasPrefix("#") {
            #expect(line.wholeMatch(of: sample) != nil, "\(line)")
        }
        let names = answer.body.split(separator: "\n").filter { $0.hasPrefix("# TYPE") }
        #expect(Set(names).count == names.count, "a family is there twice")
        for text in [database.id, "acme", "measured", "127.0.0"] { #expect(!answer.body.contains(text), "\(text)") }
        #expect(try await curl(port, "/metrics")?.status == 404)
    }

    /// docs/how-to/behind-a-proxy.md, the part that looks whether it works.
    private static func runThePage(_ installation: Installation, _ port: UInt16) async throws {
        let programs = URL(fileURLWithPath: Programs.path("paas")).deletingLastPathComponent().path
        let variables = [
            "URL": "http://127.0.0.1:\(port)", "TOKEN": try installation.token("admin"), "PAAS_ORG": "acme",
            "PAAS_TOKEN": try installation.token("owner"),
            "PATH": "\(programs):\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
        ]
        let page = try ShellPage(
            "behind-a-proxy", engine: "native", folder: "\(installation.home)/how-to",
            environment: installation.environment.merging(variables) { $1 }, namespace: nil)
        let outcome = try await page.runFrom("curl -si")
        #expect(outcome.status.isSuccess, "\(outcome.output)\n\(outcome.error)")
        #expect(outcome.output.contains("403"))
    }

    /// Its memory goes into no file, and no other process of its user may read it.
    private static func expectPrivacy(of process: pid_t) async throws {
        var status = stat()
        #expect(stat("/proc/\(process)/mem", &status) == 0 && status.st_uid == 0, "the process can be dumped")
        let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
        let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
        #expect(["0", "1"].contains(core.split(separator: " ")[4]), "\(core)")
        let neighbour = try await run("/bin/cat", "/proc/\(process)/environ")
        #expect(!neighbour.status.isSuccess)
    }

    /// Neither the key, nor tokens, nor the control plane, nor databases; the same for whoever is no group's member.
    private static func expectNoAccess(_ home: String) async throws {
        for path in ["\(home)/key", "\(home)/tokens/owner"] {
            #expect(FileManager.default.fileExists(atPath: path), "\(path)")
            #expect(try await !run("/bin/cat", path).status.isSuccess, "\(path)")
        }
        for folder in [home, "\(home)/run", "\(home)/tokens", "\(home)/volumes", "\(home)/log"] {
            #expect(FileManager.default.fileExists(atPath: folder), "\(folder)")
            #expect(try await !run("/bin/ls", folder).status.isSuccess, "\(folder)")
        }
        let sockets = FileManager.default.enumerator(atPath: "\(home)/run")?.compactMap { $0 as? String }
            .filter { $0.contains(".s.PGSQL.") && !$0.hasSuffix(".lock") }
        #expect(sockets?.isEmpty == false)
        for socket in try #require(sockets) {
            #expect(try await !run("/usr/bin/test", "-w", "\(home)/run/\(socket)").status.isSuccess, "\(socket)")
        }
    }
}
