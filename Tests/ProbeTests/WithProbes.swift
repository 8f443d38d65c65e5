import Logging
import Model
import Probe
import Support
import Testing

/// Runs a pool of workers, the first of which is up, around a test.
func withProbes(size: Int = 1, _ body: @Sendable @escaping (ProbePool) async throws -> Void) async throws {
    let pool = ProbePool(executable: try BuiltPrograms.path("paas-probe"), size: size, logger: Logger(label: "test"))
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await pool.run() }
        group.addTask {
            let nowhere = LocalLogin(socketDirectory: "not absolute", user: "nobody")
            let fault = await #expect(throws: ProbeFault.self) {
                try await pool.prepare(
                    AppCredentials(password: Secret("x")), through: nowhere, deadline: .seconds(30))
            }
            #expect(fault?.reason == .invalidRequest)
            try await body(pool)
        }
        try await group.next()
        group.cancelAll()
    }
}

extension ProbePool {
    func login(
        port: Int, password: String = "wrong", user: String = "app", database: String = "app",
        deadline: Duration = .seconds(10)
    ) async throws(ProbeFault) -> ProbeReply {
        try await login(
            to: Endpoint(host: "127.0.0.1", port: port), user: user, password: Secret(password), database: database,
            deadline: deadline)
    }
}
