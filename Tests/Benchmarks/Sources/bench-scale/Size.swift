import Foundation
import PaasClient
import Postgres

/// What a large number of databases costs.
struct Size {
    let installation: ScaleInstallation

    /// Goes through the whole list page by page, five times.
    func pages(databases: Int) async throws -> [Measurement] {
        var times: [Double] = []
        let clock = ContinuousClock()
        try await installation.with { client in
            for _ in 0..<5 {
                var token = ""
                var count = 0
                repeat {
                    let began = clock.now
                    let page = try await client.databases.listDatabases(
                        .init(org: "acme", app: "web", pageSize: 100, pageToken: token, showDeleted: true))
                    times.append((clock.now - began) / .milliseconds(1))
                    count += page.databases.count
                    token = page.nextPageToken
                } while !token.isEmpty
                guard count >= databases else { throw BenchFault("the list has \(count) databases") }
            }
        }
        return [
            Measurement("list, page of 100 of \(databases), p50", times.percentile(0.5), "ms"),
            Measurement("list, page of 100 of \(databases), p99", times.percentile(0.99), "ms", atMost: 20),
        ]
    }

    /// Has everything looked at at once, as a daemon does that starts.
    func sweeps(rounds: Int) async throws -> [Measurement] {
        let connection = try installation.controlPlane()
        var times: [Double] = []
        let processes = [try installation.daemon()] + (try installation.backends(connection))
        let before = try processes.map(ScaleInstallation.processorTime)
        for _ in 0..<rounds {
            let began = ContinuousClock.now
            // The keys' databases are of a host that no daemon looks after.
            try connection.executeScript(
                """
                update databases set next_wake = now()
                where state <> 'purged' and host_id in (select id from hosts where seen_at is not null);
                select pg_notify('paas_work_' || id, '') from hosts
                """
            )
            while try connection.execute(
                """
                select count(*) as count from databases
                where (next_wake <= now() or lease_until is not null)
                    and host_id in (select id from hosts where seen_at is not null)
                """
            )[0].int("count") > 0 {
                guard ContinuousClock.now - began < .seconds(300) else { throw BenchFault("a sweep takes minutes") }
                try await Task.sleep(for: .milliseconds(50))
            }
            times.append((ContinuousClock.now - began) / .seconds(1))
        }
        let used = try zip(processes, before).map { try ScaleInstallation.processorTime(of: $0) - $1 }
        return [
            Measurement("sweep of drift, slowest of \(rounds)", times.max() ?? 0, "s", atMost: 10),
            Measurement("a sweep's processor time, daemon", used[0] / Double(rounds), "s"),
            Measurement(
                "a sweep's processor time, PostgreSQL", used.dropFirst().reduce(0, +) / Double(rounds), "s"),
        ]
    }

    /// Processor time of a daemon that nobody calls.
    func idle(seconds: Int) async throws -> [Measurement] {
        // Timers of a sweep that nobody waits for any more pass for a quarter of a minute.
        try await Task.sleep(for: .seconds(20))
        let process = try installation.daemon()
        let before = try ScaleInstallation.processorTime(of: process)
        try await Task.sleep(for: .seconds(seconds))
        let used = try ScaleInstallation.processorTime(of: process) - before
        return [Measurement("idle daemon, processor time", used / Double(seconds) * 100, "%", atMost: 1)]
    }
}
