import Control
import Foundation
import Messages
import Model
import PaasClient
import Store
import Testing

/// The permission table through both doors of a whole installation: every action × every role and scope × own and foreign
/// organisations, over the daemon's socket and over HTTP.
@Suite(.timeLimit(.minutes(5))) struct MatrixTests {
    /// Somebody who calls, and what the table is asked for.
    private struct Holder: Sendable {
        let name: String
        let token: String
        let kind: Principal.Kind
    }

    private static let acme = Name("acme")
    /// What would take away what the other cells need.
    private static let actions = Action.allCases.filter { $0 != .deleteOrganisation }

    @Test(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
    func everyCell() async throws {
        try await Installation.with { installation in
            _ = try await installation.create("main")
            let holders = try await Self.holders(installation)
            for holder in holders { try await Self.overSocket(holder, installation) }
            for holder in holders { try await Self.overHTTP(holder, installation) }
        }
    }

    private static func holders(_ installation: Installation) async throws -> [Holder] {
        let acme = try #require(acme)
        _ = try await installation.paas("orgs", "create", "globex")
        var holders = try Role.allCases.map {
            Holder(name: $0.rawValue, token: try installation.token($0.rawValue), kind: .member(org: acme, role: $0))
        }
        for scope in Scope.allCases {
            let made = try await installation.paas(
                "tokens", "create", "--service", "robot", "--scope", scope.rawValue, token: "owner")
            holders.append(
                Holder(
                    name: scope.rawValue, token: try #require(made.lines.first),
                    kind: .service(org: acme, scopes: [scope])))
        }
        let issued = try await installation.paas("tokens", "issue", "--operator", "ann")
        holders.append(Holder(name: "operator", token: try #require(issued.lines.first), kind: .operator))
        return holders
    }

    private static func expected(_ action: Action, _ holder: Holder, _ org: String) -> MatrixOutcome {
        let scope = MatrixCall(action, org).namesOrganisation ? Name(org) : nil
        return switch PermissionTable.standard.decision(action, by: holder.kind, in: scope) {
        case .allowed: .passed
        case .hidden: .hidden
        case .denied: .denied
        }
    }

    private static func overSocket(_ holder: Holder, _ installation: Installation) async throws {
        try await SocketClient.with(
            socketPath: "\(installation.home)/run/paasd.sock", token: Secret(holder.token), agent: "tests"
        ) { client in
            for action in actions {
                for org in ["acme", "globex"] {
                    var fault: Fault?
                    do { try await MatrixCall(action, org).send(client) } catch let refused as Fault { fault = refused }
                    let outcome = MatrixOutcome(reason: fault?.reason, message: fault?.message ?? "")
                    #expect(
                        outcome == expected(action, holder, org), "\(holder.name) \(action) \(org): \(fault as Any)")
                }
            }
        }
    }

    /// All requests of a holder by one curl.
    private static func overHTTP(_ holder: Holder, _ installation: Installation) async throws {
        let cells = actions.flatMap { action in ["acme", "globex"].map { (action, $0) } }
        let requests = cells.map { action, org in
            let call = MatrixCall(action, org, token: holder.token)
            var lines = [
                "url = \"http://\(installation.http)\(call.path)\"", "request = \"\(call.method)\"", "silent",
                "max-time = \(call.isStream ? 1 : 60)", "write-out = \"\\n%{http_code}\\n\"",
                "header = \"Authorization: Bearer \(holder.token)\"",
            ]
            if let body = call.body {
                lines += [
                    "header = \"Content-Type: application/json\"",
                    "data-binary = \"\(body.replacingOccurrences(of: "\"", with: "\\\""))\"",
                ]
            }
            return lines.joined(separator: "\n")
        }
        let file = "\(installation.home)/matrix-\(holder.name)"
        try requests.joined(separator: "\nnext\n").write(toFile: file, atomically: true, encoding: .utf8)
        let outcome = try await Command(path: Programs.curl, arguments: ["--config", file]).run()
        // Each request leaves its body and then, on a line of its own, its status.
        var body = ""
        var answers: [(Int, String)] = []
        for line in outcome.output.components(separatedBy: "\n") {
            if line.count == 3, let status = Int(line) {
                answers.append((status, body))
                body = ""
            } else {
                body += line
            }
        }
        try #require(answers.count == cells.count, "\(outcome.error)")
        for ((action, org), (status, body)) in zip(cells, answers) {
            let problem = status >= 400 ? try? JSONDecoder().decode(MatrixProblem.self, from: Data(body.utf8)) : nil
            let outcome = MatrixOutcome(reason: problem?.reason, message: problem?.detail ?? "")
            #expect(
                outcome == expected(action, holder, org) && status < 500 && status != 405
                    && (status < 400 || problem != nil),
                "\(holder.name) \(action) \(org): \(status) \(body)")
        }
    }
}

/// The parts of a refusal over HTTP that the test looks at.
private struct MatrixProblem: Decodable {
    let reason: String
    let detail: String
}
