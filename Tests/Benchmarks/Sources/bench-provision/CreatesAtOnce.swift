import Engines
import Foundation
import Glibc
import Model
import PaasClient

/// Many creates at the same time beside a bare loop that makes as many servers, as many at a time as the daemon does.
struct CreatesAtOnce {
    let installation: LocalInstallation
    let count: Int

    /// What the daemon works on at the same time.
    private static let parallel = 8

    func measure() async throws -> [Measurement] {
        try await installation.start()
        let token = Secret(try installation.token("owner"))
        let (ours, first, memory) = try await SocketClient.with(
            socketPath: installation.socket, token: token, agent: "bench-provision"
        ) { client in
            let databases = ManagedDatabases(client: client)
            let (_, first) = try await databases.createUntilReady("warm-up")
            sync()
            let seconds = try await databases.createAtOnce(count)
            return (seconds, first, try daemonMemory())
        }
        Swift.print("\(count) creates at once: \(ours.inMilliseconds)")
        // What runs there takes processor time and memory from nobody: it is idle.
        sync()
        let bare = try await bareLoop(settingsOf: first)
        Swift.print("\(count) bare servers, \(Self.parallel) at a time: \(bare.inMilliseconds)")
        let ratio = ours / bare
        return [
            Measurement(name: "native: \(count) at once, all Ready", value: ours, unit: "s", target: nil, holds: nil),
            Measurement(name: "native: \(count) bare, last login", value: bare, unit: "s", target: nil, holds: nil),
            Measurement(
                name: "native: ratio of \(count) at once", value: ratio, unit: "×", target: 1.2, holds: ratio <= 1.2),
            Measurement(
                name: "native: daemon at most, \(count) at once", value: memory, unit: "MiB", target: 64,
                holds: memory <= 64),
        ]
    }

    /// Seconds from the first initdb to the last login; the servers go on until then.
    private func bareLoop(settingsOf database: String) async throws -> Double {
        let (home, builds, count) = (installation.home, installation.builds, count)
        let tally = Tally(parallel: Self.parallel)
        let began = ContinuousClock.now
        return try await withThrowingTaskGroup(of: Double.self) { group in
            for number in 0..<count {
                let bare = try BareCluster(
                    home: home, builds: builds, settingsOf: database, version: EngineVersion.standard, number: number)
                group.addTask {
                    while await !tally.begin() { try await Task.sleep(for: .milliseconds(5)) }
                    let ready = Recorded()
                    _ = try await bare.measure {
                        await ready.note(ContinuousClock.now - began)
                        await tally.end()
                        while await tally.ended < count { try await Task.sleep(for: .milliseconds(20)) }
                    }
                    return await ready.seconds
                }
            }
            return try await group.reduce(0) { max($0, $1) }
        }
    }

    /// The most memory that the daemon has had so far, in MiB.
    private func daemonMemory() throws -> Double {
        let process = try String(contentsOfFile: "\(installation.home)/run/paasd.pid", encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Double($0) })
        else { throw BenchFault("/proc/\(process)/status has no VmHWM") }
        return kibibytes / 1024
    }
}

/// How many servers are being made and how many are there.
private actor Tally {
    private let parallel: Int
    private var making = 0
    private(set) var ended = 0

    init(parallel: Int) { self.parallel = parallel }

    func begin() -> Bool {
        guard making < parallel else { return false }
        making += 1
        return true
    }

    func end() {
        making -= 1
        ended += 1
    }
}

/// When a server let its first client in.
private actor Recorded {
    private(set) var seconds = 0.0

    func note(_ duration: Duration) { seconds = duration / .seconds(1) }
}
