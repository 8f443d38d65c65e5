import FoundationEssentials
import Subprocess

/// Everything that a local installation runs, started and stopped in order: control plane, `paasd`, `paas-gateway`.
struct Stack: Sendable {
    let home: Home
    /// Address and port of the gateway: `127.0.0.1:8080`.
    let http: String
    /// `auto`, `native` or `docker`.
    let engine: String
    /// Instances that are kept ready for creates: `16=1`, or `none`.
    let pool: String
    let say: @Sendable (String) -> Void

    static let organisation = "acme"
    static let app = "web"

    var daemon: Program {
        Program(
            name: "paasd",
            arguments: [
                "serve", "--home", home.path, "--engine", engine, "--postgres", "\(home.path)/postgres", "--pool", pool,
            ],
            home: home)
    }

    var gateway: Program {
        Program(name: "paas-gateway", arguments: ["--listen", http, "--socket", home.socket], home: home)
    }

    /// Starts everything, calls `ready`, waits until the task is cancelled, and stops everything in reverse order.
    /// Instances of tenants go on running.
    func run(ready: @Sendable @escaping () throws -> Void) async throws {
        guard let readiness = HTTPReadiness(http) else {
            throw LocalFault("PAAS_HTTP is «\(http)»: a numeric address and a port are wanted, such as 127.0.0.1:8080")
        }
        try await stopLeftovers()
        say("Starting the control plane's PostgreSQL …")
        _ = try await Program.output(of: "paasd", ["control-plane", "start", "--home", home.path])
        do {
            _ = try await Program.output(
                of: "paasd",
                [
                    "bootstrap", "--home", home.path, "--org", Self.organisation, "--app", Self.app, "--tokens",
                    home.tokens,
                ])
            say("Starting paasd and paas-gateway …")
            try await with(daemon) {
                try await with(gateway) {
                    guard await poll(within: .seconds(60), { readiness.isReady() }) else {
                        try Task.checkCancellation()
                        throw LocalFault(
                            "The programs do not answer after 60 s; see \(daemon.logPath) and \(gateway.logPath)")
                    }
                    try ready()
                    while true { try await Task.sleep(for: .seconds(3600)) }
                }
            }
        } catch {
            try await stopControlPlane()
            throw error
        }
    }

    /// Ends what a killed `paas up` has left running.
    func stopLeftovers() async throws {
        for program in [gateway, daemon] {
            if let leftover = Leftover(of: program) {
                say("Stopping \(program.name), left by an earlier run …")
                try await leftover.stop()
            }
        }
    }

    func stopControlPlane() async throws {
        // The task may be cancelled already, and this has to be done all the same.
        try await Task {
            _ = try await Program.output(of: "paasd", ["control-plane", "stop", "--home", home.path])
        }.value
    }

    /// Stops every instance of a tenant; answers what was done, a line each.
    func stopInstances() async throws -> String {
        try await Program.output(of: "paasd", ["instances", "stop", "--home", home.path])
    }

    /// What the installation has on a container engine, a line each.
    func listInstances() async throws -> [String] {
        try await Program.output(of: "paasd", ["instances", "list", "--home", home.path])
            .split(separator: "\n").map(String.init)
    }

    /// Removes what the installation has on a container engine, the data too.
    func removeInstances() async throws {
        _ = try await Program.output(of: "paasd", ["instances", "remove", "--destroy-data", "--home", home.path])
    }

    private func with(_ program: Program, _ body: @Sendable @escaping () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await program.keepRunning(said: say) }
            // The body ends in its own time before the program is told to.
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
            group.cancelAll()
            while let result = await group.nextResult() {
                if case .failure(let error) = result, !(error is CancellationError) { throw error }
            }
            try outcome.get()
        }
    }
}
