import Foundation
import Messages
import PaasClient
import Postgres

/// How soon everything is as before.
struct Recovery {
    let installation: ScaleInstallation

    /// From the daemon's death to the first answer of the next one, which `paas up` starts after a second.
    func afterCrashes(rounds: Int, databases: Int) async throws -> [Measurement] {
        var times: [Double] = []
        for _ in 0..<rounds {
            try await calm()
            let began = try await killDaemon()
            try await answer(within: .seconds(60))
            times.append((ContinuousClock.now - began) / .seconds(1))
        }
        return [
            Measurement(
                "kill -9 → serving with \(databases) databases, slowest of \(rounds)", times.max() ?? 0, "s", atMost: 2)
        ]
    }

    /// From the daemon's death in the middle of creates until all of them are Ready.
    func ofHalfDoneWork(rounds: Int) async throws -> [Measurement] {
        var times: [Double] = []
        for round in 0..<rounds {
            var ids: [String] = []
            try await installation.with { client in
                for number in 0..<3 {
                    let created = try await client.databases.createDatabase(
                        .init(org: "acme", app: "web", name: "half-\(round)-\(number)"))
                    if let id = created.database?.id { ids.append(id) }
                }
            }
            // Each round dies in another step.
            try await Task.sleep(for: .milliseconds(150 * round))
            let began = try await killDaemon()
            try await answer(within: .seconds(60))
            try await wait(for: ids, .ready)
            times.append((ContinuousClock.now - began) / .seconds(1))
            try await purge(ids)
        }
        return [
            Measurement(
                "kill -9 in three creates → all Ready, slowest of \(rounds)", times.max() ?? 0, "s", atMost: 10)
        ]
    }

    /// From the first login that the control plane's PostgreSQL accepts again to the first answer.
    func afterTheControlPlane(rounds: Int) async throws -> [Measurement] {
        var times: [Double] = []
        for _ in 0..<rounds {
            try await installation.run("paasd", "control-plane", "stop", "--home", installation.home)
            try await Task.sleep(for: .seconds(5))
            try await installation.run("paasd", "control-plane", "start", "--home", installation.home)
            let began = ContinuousClock.now
            try await answer(within: .seconds(60))
            times.append((ContinuousClock.now - began) / .seconds(1))
        }
        return [
            Measurement(
                "control plane back → serving, slowest of \(rounds)", times.max() ?? 0, "s", atMost: 5)
        ]
    }

    /// Kills the daemon and waits for the next one.
    ///
    /// - Returns: one second before that one's start: so long `paas up` waits. After a death that follows soon upon
    ///   another one it waits longer, which is not what is measured here.
    private func killDaemon() async throws -> ContinuousClock.Instant {
        let daemon = try installation.daemon()
        kill(daemon, SIGKILL)
        for _ in 0..<12_000 {
            if let next = try? installation.daemon(), next != daemon { return .now - .seconds(1) }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw BenchFault("paas up has not started another paasd")
    }

    /// Waits until a call is answered.
    private func answer(within limit: Duration) async throws {
        let end = ContinuousClock.now + limit
        let isThere = try await installation.with { client in
            while ContinuousClock.now < end {
                let answer = try? await client.databases.listDatabases(
                    .init(org: "acme", app: "web", pageSize: 1), options: .init(timeout: .seconds(1)))
                if answer != nil { return true }
                try await Task.sleep(for: .milliseconds(10))
            }
            return false
        }
        if isThere { return }
        throw BenchFault("nothing answers within \(limit)")
    }

    /// Waits until nothing is due, so that one round does not pay for the one before.
    private func calm() async throws {
        let connection = try installation.controlPlane()
        for _ in 0..<600 {
            let due = try connection.execute(
                "select count(*) as count from databases where next_wake <= now() or lease_until is not null")
            if try due[0].int("count") == 0 { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func purge(_ ids: [String]) async throws {
        try await installation.with { client in
            for id in ids {
                _ = try await client.databases.deleteDatabase(
                    .init(org: "acme", app: "web", id: id, deleteVolume: true))
            }
        }
        try await wait(for: ids, .purged)
    }

    private func wait(for ids: [String], _ state: DatabasesV1.State) async throws {
        let end = ContinuousClock.now + .seconds(120)
        try await installation.with { client in
            for id in ids {
                while true {
                    let shown = try? await client.databases.getDatabase(.init(org: "acme", app: "web", id: id))
                    if shown?.database?.state == state { break }
                    guard ContinuousClock.now < end else { throw BenchFault("\(id) is not \(state)") }
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
        }
    }
}
