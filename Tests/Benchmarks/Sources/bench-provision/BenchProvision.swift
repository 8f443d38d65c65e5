import Foundation
import Model
import PaasClient

/// Measures create → Ready beside the same PostgreSQL without this platform, in turns: a bare initdb + start + login with
/// the same settings, or a bare `docker run` + login of the same image.
///
/// usage: bench-provision BIN [ROUNDS [AT-ONCE]]; PAAS_TEST_DOCKER names the socket of a Docker engine that may be used
@main
struct BenchProvision {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 2 else { throw BenchFault("usage: bench-provision BIN [ROUNDS [AT-ONCE]]") }
        let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 20 : 20
        let engine = ProcessInfo.processInfo.environment["PAAS_TEST_DOCKER"]
        if engine == nil {
            Swift.print("Docker is not measured: PAAS_TEST_DOCKER names no engine, and no user's is used")
        }
        var measurements: [Measurement] = []
        for docker in [nil] + (engine.map { [$0] } ?? []) {
            Swift.print(docker == nil ? "native" : "docker")
            measurements += try await installed(arguments[1], docker) { try await measure($0, rounds: rounds) }
            measurements += try await installed(arguments[1], docker) {
                try await WarmCreates(installation: $0, rounds: min(rounds, 20)).measure()
            }
        }
        let atOnce = arguments.count > 3 ? Int(arguments[3]) ?? 100 : 100
        measurements += try await installed(arguments[1], nil) {
            try await CreatesAtOnce(installation: $0, count: atOnce).measure()
        }
        Report.print(measurements)
        try Report.write(measurements, to: ".build/bench/provision.json")
    }

    /// Measures in an installation that is removed afterwards.
    private static func installed(
        _ programs: String, _ docker: String?, _ measure: @Sendable (LocalInstallation) async throws -> [Measurement]
    ) async throws -> [Measurement] {
        let installation = try LocalInstallation(programs: programs, docker: docker)
        let result: Result<[Measurement], any Error>
        do { result = .success(try await measure(installation)) } catch { result = .failure(error) }
        try await installation.remove()
        return try result.get()
    }

    private static func measure(_ installation: LocalInstallation, rounds: Int) async throws -> [Measurement] {
        try await installation.start()
        let token = Secret(try installation.token("owner"))
        return try await SocketClient.with(socketPath: installation.socket, token: token, agent: "bench-provision") {
            client in
            let databases = ManagedDatabases(client: client)
            // The first one warms the disk's cache, and has the settings that the bare server gets too.
            let (_, first) = try await databases.createUntilReady("warm-up")
            let bare: any BareServer =
                if let docker = installation.docker {
                    BareContainer(socket: docker, image: "postgres:\(EngineVersion.standard)-alpine")
                } else {
                    try BareCluster(
                        home: installation.home, builds: installation.builds, settingsOf: first,
                        version: EngineVersion.standard)
                }
            _ = try await bare.measure()
            var ours: [Double] = []
            var theirs: [Double] = []
            for round in 1...rounds {
                // Who goes first changes from round to round, so that neither always finds the warmer disk.
                for turn in 0...1 {
                    // What the one before has left to write is not charged to this one.
                    sync()
                    if (round + turn) % 2 == 0 {
                        let (seconds, id) = try await databases.createUntilReady("round-\(round)")
                        ours.append(seconds)
                        try await databases.purge(id)
                    } else {
                        theirs.append(try await bare.measure())
                    }
                }
                // Flushed at once: a round takes seconds.
                defer { fflush(nil) }
                Swift.print(
                    "round \(round): create → Ready \(ours[round - 1].inMilliseconds), bare \(theirs[round - 1].inMilliseconds)"
                )
            }
            return Report.measurements(ours: ours, bare: theirs, of: bare)
        }
    }
}

struct BenchFault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

extension Double {
    /// Seconds, as milliseconds for people.
    var inMilliseconds: String { String(format: "%.0f ms", self * 1000) }
}
