import Foundation
import Messages
import Model
import PaasClient
import Postgres

/// Many callers that ask for the same, with the same keys.
struct Keys {
    let installation: ScaleInstallation
    let keys: Int
    let callers: Int

    /// The databases are of a host whose daemon never runs: what is counted are rows, and no server has to start.
    private static let org = "keys"

    func measure() async throws -> [Measurement] {
        let tokens = "\(installation.home)/tokens-of-keys"
        try await installation.run(
            "paasd", "bootstrap", "--home", installation.home, "--org", Self.org, "--app", "web", "--host", "elsewhere",
            "--tokens", tokens)
        let began = ContinuousClock.now
        let answers = try await withThrowingTaskGroup(of: [String].self) { group in
            for caller in 0..<callers { group.addTask { try await call(caller, tokens: tokens) } }
            return try await group.reduce(into: [[String]]()) { $0.append($1) }
        }
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        let differing = (0..<keys).count { key in Set(answers.map { $0[key] }).count != 1 }
        let effects = try installation.controlPlane().execute(
            """
            select count(*) as count from databases d join organisations o on o.id = d.organisation_id
            where o.name = \(Self.org)
            """)[0].int("count")
        return [
            Measurement("\(callers) callers × \(keys) keys: effects", Double(effects), "", exactly: Double(keys)),
            Measurement("keys with differing answers", Double(differing), "", exactly: 0),
            Measurement("calls a second", Double(callers * keys) / seconds, "/s"),
        ]
    }

    /// Asks with every key, each caller beginning elsewhere; the ids in the answers, by the key.
    private func call(_ caller: Int, tokens: String) async throws -> [String] {
        try await installation.with(tokens: tokens) { client in
            var ids = [String](repeating: "", count: keys)
            for step in 0..<keys {
                let key = (step + caller / 4) % keys
                ids[key] = try await create(key, client)
            }
            return ids
        }
    }

    private func create(_ key: Int, _ client: SocketClient) async throws -> String {
        while true {
            do {
                let answer = try await client.databases.createDatabase(
                    .init(org: Self.org, app: "web", name: "key-\(key)"),
                    options: CallOptions(timeout: .seconds(60), idempotencyKey: "key-\(key)"))
                return answer.database?.id ?? "none"
            } catch let fault as Fault where fault.code == .aborted {
                // The first one with this key is under way.
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }
}
