import Engines
import Glibc
import Model
import Support

/// A native engine in a home of its own. Whatever it started is stopped and removed, also when a test fails; what a
/// test process that was killed left behind goes with the next one.
struct NativeHomeFixture: Sendable {
    let home: String
    let engine: NativeEngine

    private static let prefix = "paas-engine-"
    private static let builds = getenv("PAAS_POSTGRES_DIRECTORY").map { String(cString: $0) }

    /// Every version that tests can run here.
    static let versions: [EngineVersion] = {
        let roots = [NativeConfiguration.systemDirectory] + [builds].compactMap { $0 }
        do {
            return try Programs.installed(in: roots).map(\.version)
        } catch {
            preconditionFailure("PostgreSQL's versions can't be listed: \(error)")
        }
    }()

    static func with<Result>(_ body: (NativeHomeFixture) async throws -> Result) async throws -> Result {
        try await removeLeftovers()
        let home = try TemporaryDirectory.make(prefix: "\(prefix)\(getpid())-")
        let fixture: NativeHomeFixture
        let result: Result
        do {
            fixture = try NativeHomeFixture(home: home)
            result = try await body(fixture)
        } catch {
            try await remove(home)
            throw error
        }
        try await remove(home)
        return result
    }

    private init(home: String) throws {
        self.home = home
        engine = try NativeEngine(
            NativeConfiguration(
                home: home, addresses: AddressRange(installation: home), postgresDirectory: Self.builds))
    }

    var controlPlane: ControlPlaneCluster {
        get throws { try ControlPlaneCluster(home: home, postgresDirectory: Self.builds) }
    }

    /// Where a database's things lie.
    func data(_ id: DatabaseID) -> String { "\(home)/volumes/\(id)/data" }
    func sockets(_ id: DatabaseID) -> String { "\(home)/run/db/\(id)" }
    func log(_ id: DatabaseID) -> String { "\(home)/log/db/\(id).log" }

    private static func removeLeftovers() async throws {
        for name in try Directory.names("/tmp") where name.hasPrefix(prefix) {
            let owner = name.dropFirst(prefix.count).split(separator: "-").first.flatMap { pid_t($0) }
            guard let owner, try Directory.status("/tmp/\(name)").st_uid == geteuid() else { continue }
            if kill(owner, 0) != 0, errno == ESRCH { try await remove("/tmp/\(name)") }
        }
    }

    private static func remove(_ home: String) async throws {
        var failures: [String] = []
        try await NativeInstances(home: home).stopAll { id, outcome in
            if case .failed(let fault) = outcome { failures.append("\(id): \(fault)") }
        }
        try await ControlPlaneCluster(home: home).stop()
        try Directory.remove(home)
        guard failures.isEmpty else { throw SupportFault(failures.joined(separator: "; ")) }
    }
}
