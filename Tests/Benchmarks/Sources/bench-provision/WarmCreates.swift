import Foundation
import Glibc
import Messages
import PaasClient
import Model

/// Creates that find an instance of the warm pool, creates of another version while the pool is filled, and a hundred
/// creates at once.
struct WarmCreates {
    let installation: LocalInstallation
    let rounds: Int

    /// Measures all of it in an installation of its own.
    func measure() async throws -> [Measurement] {
        let engine = installation.docker == nil ? "native" : "docker"
        try await installation.start(pool: "16=\(rounds + 5)")
        let token = Secret(try installation.token("owner"))
        return try await SocketClient.with(socketPath: installation.socket, token: token, agent: "bench-provision") {
            client in
            let databases = ManagedDatabases(client: client)
            let filling = try await besideRefills(databases)
            try await fill(client)
            var warm: [Double] = []
            for round in 1...rounds {
                let seconds = try await databases.createUntilReady("warm-\(round)").seconds
                Swift.print("round \(round): warm create → Ready \(seconds.inMilliseconds)")
                warm.append(seconds)
            }
            return Report.warm(warm, filling: filling, on: engine)
        }
    }

    /// Creates of a version without a pool, each begun while an entry is being made, and in turns with them those that
    /// follow at once, when none is: what a disk can do changes from minute to minute.
    private func besideRefills(_ databases: ManagedDatabases) async throws -> (beside: [Double], alone: [Double]) {
        var (beside, alone): ([Double], [Double]) = ([], [])
        for round in 1...10 {
            try await waitForPool(databases.client) { $0.making > 0 }
            // Somewhere in the making, which takes about a second.
            try await Task.sleep(for: .milliseconds(100 * round))
            beside.append(try await createAndPurge("beside-\(round)", databases))
            alone.append(try await createAndPurge("alone-\(round)", databases))
        }
        Swift.print("creates beside refills: \(beside.map(\.inMilliseconds)), alone: \(alone.map(\.inMilliseconds))")
        return (beside, alone)
    }

    private func createAndPurge(_ name: String, _ databases: ManagedDatabases) async throws -> Double {
        let (seconds, id) = try await databases.createUntilReady(name, version: "15")
        try await databases.purge(id)
        return seconds
    }

    private func fill(_ client: SocketClient) async throws {
        try await waitForPool(client) { $0.ready >= $0.size }
        sync()
    }

    private func waitForPool(
        _ client: SocketClient, until isSo: (OperationsV1.Pool) -> Bool
    ) async throws {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(600)
        while try await client.operations.listPools(.init()).pools.first.map({ !isSo($0) }) ?? true {
            guard clock.now < end else { throw BenchFault("the pool is not as expected after 10 minutes") }
            try await clock.sleep(for: .milliseconds(20))
        }
    }
}

extension Report {
    static func warm(
        _ warm: [Double], filling: (beside: [Double], alone: [Double]), on engine: String
    ) -> [Measurement] {
        let (p50, maximum) = (median(warm) * 1000, (warm.max() ?? 0) * 1000)
        let ratio = median(filling.beside) / median(filling.alone)
        return [
            Measurement(
                name: "\(engine): warm create → Ready, p50", value: p50, unit: "ms", target: 50, holds: p50 <= 50),
            Measurement(
                name: "\(engine): warm create → Ready, maximum", value: maximum, unit: "ms", target: 150,
                holds: maximum <= 150),
            Measurement(
                name: "\(engine): other creates beside refills, p50 ratio", value: ratio, unit: "×", target: 1.1,
                holds: ratio <= 1.1),
        ]
    }
}
