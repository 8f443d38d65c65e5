import Foundation
import Postgres
import Subprocess
import SystemPackage

/// A bare `docker run` of the image: until its server lets the first client in.
struct BareContainer: BareServer {
    /// The engine's socket.
    let socket: String
    let image: String

    let description = "bare docker run + login"

    private static let name = "paas-bench-bare"

    /// Seconds from the start of `docker run` to the first login over TCP, polled every 10 ms.
    func measure() async throws -> Double {
        _ = try? await docker("rm", "--force", "--volumes", Self.name)
        let clock = ContinuousClock()
        let began = clock.now
        _ = try await docker(
            "run", "--detach", "--name", Self.name, "--network", "paas-apps", "--env", "POSTGRES_DB=app", "--env",
            "POSTGRES_USER=app", "--env", "POSTGRES_PASSWORD=bare", image)
        let address = try await docker(
            "inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", Self.name)
        while (try? Self.logIn(address)) == nil {
            guard clock.now - began < .seconds(60) else { throw BenchFault("no login after 60 s") }
            try await clock.sleep(for: .milliseconds(10))
        }
        let seconds = (clock.now - began) / .seconds(1)
        _ = try await docker("rm", "--force", "--volumes", Self.name)
        return seconds
    }

    private static func logIn(_ address: String) throws {
        let connection = try BlockingConnection(
            connectionString: "host=\(address) port=5432 user=app dbname=app password=bare connect_timeout=2")
        try connection.execute("select 1")
    }

    @discardableResult
    private func docker(_ arguments: String...) async throws -> String {
        let outcome = try await Subprocess.run(
            .name("docker"), arguments: Arguments(["--host", "unix://\(socket)"] + arguments),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        guard outcome.terminationStatus.isSuccess else {
            throw BenchFault("docker \(arguments.first ?? ""): \(outcome.standardError)")
        }
        return outcome.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
