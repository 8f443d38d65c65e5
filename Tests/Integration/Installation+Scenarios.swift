import Foundation
import Glibc
import Testing

/// What scenarios ask of an installation beside the first steps.
extension Installation {
    /// Runs one statement and answers how psql ended.
    func psqlOutcome(_ dsn: String, _ sql: String) async throws -> Command.Outcome {
        try await Command(
            path: Programs.psql, arguments: ["--no-psqlrc", "-At", "-v", "ON_ERROR_STOP=1", "-d", dsn, "-c", sql],
            environment: ["PGCONNECT_TIMEOUT": "5"], namespace: ground.namespace
        ).run()
    }

    func logsIn(_ dsn: String) async throws -> Bool { try await psqlOutcome(dsn, "select 1").status.isSuccess }

    /// Waits until a database answers that may have been stopped and started: one that was Ready before says so until
    /// the daemon has looked at it.
    func waitForLogin(_ dsn: String) async throws {
        try await waitUntil("the database answers again", within: .seconds(90)) { try await logsIn(dsn) }
    }

    /// Waits until no change of the password is under way any more.
    func waitForRotation(_ id: String) async throws {
        try await waitUntil("the rotation of \(id) is done", within: .seconds(60)) {
            let answer = try await curl("GET", "\(databases)/\(id)", as: "viewer")
            return answer.status == 200 && !answer.body.contains("RotationPending")
        }
    }

    /// Kills paasd and waits until the next one answers.
    func killDaemon() async throws {
        let daemon = try #require(processID(of: "paasd"))
        #expect(kill(daemon, SIGKILL) == 0)
        try await waitUntil("paasd runs again", within: .seconds(90)) {
            guard let next = processID(of: "paasd"), next != daemon else { return false }
            return try await curl("GET", "/readyz").status == 200
        }
    }

    /// Makes a deployment as the deployer does.
    func deploy() async throws -> DeploymentJSON {
        let answer = try await curl("POST", "/api/orgs/acme/apps/web/deployments", as: "deploy")
        try #require(answer.status == 201, "\(answer)")
        return try answer.decode(DeploymentJSON.self)
    }
}

struct DeploymentJSON: Decodable {
    struct Condition: Decodable {
        let type: String
        let message: String
    }

    let id: String
    let databaseId: String?
    let environment: [String: String]
    let conditions: [Condition]
}
