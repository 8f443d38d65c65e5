import Foundation
import Glibc
import Testing

/// Sessions of browsers in a whole installation.
@Suite(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct SessionTests {
    /// Signs in and answers what the browser has then.
    private static func signIn(_ installation: Installation, _ token: String) async throws -> String {
        let answer = try await installation.curl("POST", "/api/session", json: #"{"token":"\#(token)"}"#)
        try #require(answer.status == 200, "\(answer)")
        let cookie = try #require(answer.headers["set-cookie"]).split(separator: ";").first.map(String.init)
        return try #require(cookie)
    }

    private static func status(_ installation: Installation, _ cookie: String) async throws -> Int {
        try await installation.curl("GET", "/api/session", ["-H", "Cookie: \(cookie)"]).status
    }

    @Test func aSessionOutlivesTheProgramsAndNotItsToken() async throws {
        try await Installation.with { installation in
            let made = try await installation.paas(
                "tokens", "create", "--service", "robot", "--scope", "read", "--output", "json", token: "owner")
            let issued = try JSONDecoder().decode(Issued.self, from: Data(made.output.utf8))
            let own = try await Self.signIn(installation, try installation.token("viewer"))
            let robot = try await Self.signIn(installation, issued.token)
            for cookie in [own, robot] {
                #expect(cookie.hasPrefix("paas_session=paas_session_"))
                let viewer = try installation.token("viewer")
                #expect(!cookie.contains(issued.token) && !cookie.contains(viewer))
                #expect(try await Self.status(installation, cookie) == 200)
            }
            let gateway = try #require(installation.processID(of: "paas-gateway"))
            #expect(kill(gateway, SIGKILL) == 0)
            try await installation.killDaemonAndWait(for: gateway)
            #expect(try await Self.status(installation, own) == 200)
            // Nothing that changes anything without word of where it comes from, also the end of the session.
            let bare = try await installation.curl("DELETE", "/api/session", ["-H", "Cookie: \(own)"])
            #expect(bare.status == 403)
            let out = try await installation.curl(
                "DELETE", "/api/session", ["-H", "Cookie: \(own)", "-H", "Origin: http://\(installation.http)"])
            #expect(out.status == 204)
            #expect(try await Self.status(installation, own) == 401)
            #expect(try await Self.status(installation, robot) == 200)
            let revoked = try await installation.paas("tokens", "revoke", issued.issued.id, token: "owner")
            #expect(revoked.status.isSuccess, "\(revoked.error)")
            #expect(try await Self.status(installation, robot) == 401)
            let log = try await installation.paas("audit", "list", token: "owner").output
            #expect(log.contains("sessions.create") && log.contains("sessions.delete"))
            for name in ["log/paasd.log", "log/paas-gateway.log", "log/control.log"] {
                let text = try String(contentsOfFile: "\(installation.home)/\(name)", encoding: .utf8)
                #expect(!text.contains(own.dropFirst("paas_session=".count)), "\(name)")
            }
        }
    }

    private struct Issued: Decodable {
        struct Token: Decodable { let id: String }

        let issued: Token
        let token: String
    }
}

extension Installation {
    /// Kills paasd too, and waits until both programs are others and answer.
    fileprivate func killDaemonAndWait(for gateway: Int32) async throws {
        let daemon = try #require(processID(of: "paasd"))
        #expect(kill(daemon, SIGKILL) == 0)
        try await waitUntil("both programs run again", within: .seconds(90)) {
            guard let next = processID(of: "paasd"), next != daemon, let other = processID(of: "paas-gateway"),
                other != gateway
            else { return false }
            // Nothing listens for a moment.
            let answer = try await Command(
                path: Programs.curl,
                arguments: ["-s", "-o", "/dev/null", "-w", "%{http_code}", "http://\(http)/readyz"]
            ).run()
            return answer.output == "200"
        }
    }
}
