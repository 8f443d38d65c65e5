import DockerAPI
import Engines
import Model
import Postgres
import Sealing
import Support
import Testing

/// With `psql` inside of the container, and from the network that the containers are on.
struct DockerAccess: InstanceAccess {
    let fixture: DockerFixture

    func administer(_ spec: InstanceSpec, _ statement: String) async throws -> String? {
        try await administer(spec, statement, users: ["paas_admin", "app"])
    }

    /// As the first of the users that the server lets in.
    func administer(_ spec: InstanceSpec, _ statement: String, users: [String]) async throws -> String? {
        var answer: String?
        var words = ""
        let isDone = try await eventually(within: .seconds(120)) {
            for user in users {
                let result = try await psql(spec, user: user, statement)
                words = String(decoding: result.error, as: UTF8.self)
                guard result.exitCode != 0 else {
                    answer = String(decoding: result.output, as: UTF8.self).split(separator: "\n").last.map(String.init)
                    return true
                }
                guard result.exitCode == 2 else { throw SupportFault(words) }
            }
            return false
        }
        guard isDone else { throw SupportFault("nobody was let in: \(words)") }
        return answer
    }

    private func psql(_ spec: InstanceSpec, user: String, _ statement: String) async throws -> DockerExecResult {
        let command = [
            "psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", user, "-d", "postgres",
        ]
        return try await fixture.client.exec("paas-db-\(spec.id)", command: command, input: Array(statement.utf8))
    }

    func makeApp(_ spec: InstanceSpec, password: String) async throws {
        try await fixture.engine.prepareApp(spec, verifier: SCRAMVerifier.make(of: Secret(password)))
    }

    func ask(
        _ spec: InstanceSpec, _ statement: String, user: String, password: String, database: String
    ) async throws -> String? {
        let endpoint = try #require(spec.endpoint)
        return try await Login.whenReady {
            try await fixture.namespace.run {
                try Login.connect(
                    Login.parameters(endpoint, user: user, password: password, database: database)
                ).executeScript(statement).first?.text("answer")
            }
        }
    }
}
