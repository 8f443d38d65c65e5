import Engines
import Foundation
import Glibc
import Model
import Postgres
import Subprocess
import SystemPackage

/// PostgreSQL by itself: initdb, start, first login, with the flags and settings that the engine uses.
struct BareCluster: BareServer {
    let description = "bare initdb + start + login"

    private let folder: String
    private let programs: Programs
    private let settings: String
    private let options: PlatformOptions
    /// Debian's user, as whom PostgreSQL runs when root measures: it refuses to run as root.
    private let user: uid_t?

    private let address: String
    private static let administrator = "paas_admin"

    /// - Parameters:
    ///   - database: whose instance has the settings to use.
    ///   - number: tells it from others that run at the same time; from 0 to 9,999.
    init(home: String, builds: String?, settingsOf database: String, version: EngineVersion, number: Int = 0) throws {
        let found = try Programs.installed(in: ["/usr/lib/postgresql"] + (builds.map { [$0] } ?? []))
        guard let programs = found.first(where: { $0.version == version }) else {
            throw BenchFault("PostgreSQL \(version) is not installed")
        }
        self.programs = programs
        folder = "\(home)/bare-\(number)"
        address = "127.99.\(number / 100).\(1 + number % 100)"
        if getuid() == 0 {
            guard let entry = getpwnam("postgres") else { throw BenchFault("there is no user postgres") }
            user = entry.pointee.pw_uid
        } else {
            user = nil
        }
        settings = try String(contentsOfFile: "\(home)/volumes/\(database)/postgresql.conf", encoding: .utf8)
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.send(signal: .interrupt, allowedDurationToNextStep: .seconds(30))]
        self.options = options
    }

    /// Seconds from the start of initdb to the first login, polled every 10 ms.
    func measure() async throws -> Double { try await measure {} }

    /// The same; the server goes on until the closure has returned.
    func measure(whileRunning body: @escaping @Sendable () async throws -> Void) async throws -> Double {
        try prepare()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let clock = ContinuousClock()
        let began = clock.now
        let initialised = try await Subprocess.run(
            executable,
            arguments: arguments(
                "initdb",
                programs.initdbArguments(dataDirectory: "\(folder)/data", administrator: Self.administrator)),
            environment: .inherit.updating(["TZ": "UTC"]), platformOptions: options, output: .discarded,
            error: .string(limit: 1 << 20))
        guard initialised.terminationStatus.isSuccess else { throw BenchFault("initdb: \(initialised.standardError)") }
        return try await withThrowingTaskGroup(of: Double?.self) { group in
            group.addTask {
                _ = try await Subprocess.run(
                    executable, arguments: arguments("postgres", serverArguments),
                    environment: .inherit.updating(["TZ": "UTC"]), platformOptions: options, output: .discarded,
                    error: .discarded)
                return nil
            }
            group.addTask { [address, administrator = Self.administrator] in
                while true {
                    if let connection = try? BlockingConnection(
                        connectionString: "host=\(address) port=5432 user=\(administrator) dbname=postgres"),
                        (try? connection.execute("select 1")) != nil
                    {
                        let seconds = (clock.now - began) / .seconds(1)
                        try await body()
                        return seconds
                    }
                    try await clock.sleep(for: .milliseconds(10))
                }
            }
            guard let seconds = try await group.next(), let seconds else { throw BenchFault("the server has ended") }
            group.cancelAll()
            while let rest = await group.nextResult() {
                if case .failure(let error) = rest, !(error is CancellationError) { throw error }
            }
            return seconds
        }
    }

    private var executable: Executable { .path("/usr/bin/env") }

    /// The command line of one of PostgreSQL's programs, as the right user.
    private func arguments(_ program: String, _ arguments: [String]) -> Arguments {
        let identity = user.map { ["setpriv", "--reuid=\($0)", "--regid=\($0)", "--clear-groups", "--"] } ?? []
        return Arguments(identity + ["\(programs.directory)/\(program)"] + arguments)
    }

    private var serverArguments: [String] {
        [
            "-D", "\(folder)/data", "-c", "config_file=\(folder)/postgresql.conf", "-c",
            "listen_addresses=\(address)",
            "-c", "unix_socket_directories=", "-c", "hba_file=\(folder)/pg_hba.conf", "-c",
            "ident_file=\(folder)/pg_ident.conf",
        ]
    }

    private func prepare() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in [
            ("postgresql.conf", settings), ("pg_hba.conf", "host all all 127.0.0.0/8 trust\n"), ("pg_ident.conf", ""),
        ] { try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8) }
        if let user { chown(folder, user, user) }
    }
}
