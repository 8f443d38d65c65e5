import Glibc
import Model

/// The private PostgreSQL of a control plane: made like a tenant's, reached over a local socket only, and running
/// until it is stopped.
///
/// The user that starts it is role `paas`, an ordinary role that owns database `paas`, without a password.
public struct ControlPlaneCluster: Sendable {
    private let home: NativeHome
    private let roots: [String]
    private let deadline: Duration

    private static let role = "paas"
    private static let database = "paas"
    private static let port = 5432

    /// Makes the directories that are missing below the home.
    ///
    /// - Parameters:
    ///   - home: The installation's directory.
    ///   - postgresDirectory: Holds `<major>/bin` for a machine without PostgreSQL of its own; `nil` = `<home>/postgres`.
    ///   - deadline: For each step of a start, and for a stop before force is used.
    public init(
        home: String, postgresDirectory: String? = nil, deadline: Duration = .seconds(60)
    ) throws(EngineFault) {
        self.home = try NativeHome(home)
        roots = [NativeConfiguration.systemDirectory, postgresDirectory ?? self.home.layout.builds]
        self.deadline = deadline
    }

    /// How libpq connects to it. Holds no secret.
    public var connectionString: String {
        let host = ServerSettings.quote(home.layout.controlPlane.sockets)
        return "host=\(host) port=\(Self.port) user=\(Self.role) dbname=\(Self.database)"
    }

    /// Makes the cluster if there is none, starts it if it doesn't run, and returns when it accepts logins.
    public func start() async throws {
        try await withLock {
            let account = try home.accounts.allocate(for: paths, key: "control")
            let cluster = Cluster(paths: paths, account: account)
            let programs = try choosePrograms(for: cluster)
            try await cluster.initialise(
                Cluster.Initialisation(
                    programs: programs, administrator: NativeEngine.administrator,
                    script: """
                        CREATE ROLE \(Self.role) LOGIN;
                        CREATE DATABASE \(Self.database) OWNER \(Self.role);

                        """, deadline: deadline),
                account: account)
            let settings = ServerSettings(
                endpoint: nil, port: Self.port, socketDirectory: paths.sockets,
                administrator: NativeEngine.administrator, systemUser: home.systemUser,
                access: [.local(role: Self.role, database: Self.database)], name: "paas-control", maxConnections: 50,
                sharedBuffers: "64MB")
            try await cluster.start(
                Cluster.Launch(programs: programs, settings: settings, waitsForReady: true, deadline: deadline))
        }
    }

    /// Stops it. Nothing happens if it doesn't run.
    public func stop() async throws {
        try await withLock {
            let cluster = Cluster(paths: paths, account: try home.accounts.account(of: paths))
            try await cluster.stop(deadline: deadline)
        }
    }

    private var paths: ClusterPaths { home.layout.controlPlane }

    /// The cluster's own version if there is one, else the system's newest, else the newest of all.
    private func choosePrograms(for cluster: Cluster) throws(EngineFault) -> Programs {
        let all = try Programs.installed(in: roots)
        let chosen: Programs?
        if let found = try cluster.identity(of: paths.data) {
            chosen = all.first { $0.version == found.version }
        } else {
            chosen = try Programs.installed(in: [roots[0]]).last ?? all.last
        }
        guard let chosen else {
            throw EngineFault(
                .programMissing, "No PostgreSQL for the control plane was found in \(roots.joined(separator: " or ")).",
                isTransient: false)
        }
        try home.requireReach(of: chosen)
        return chosen
    }

    /// One at a time: two starts at once would both initialise.
    private func withLock(_ body: () async throws -> Void) async throws {
        let path = "\(home.layout.run)/control.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw EngineFault.system("open", path, errno) }
        defer { close(descriptor) }
        let end = ContinuousClock.now + deadline * 2
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { throw EngineFault.system("flock", path, errno) }
            guard ContinuousClock.now < end else {
                throw EngineFault(
                    .deadlineExceeded, "Another process is at work on the control plane of \(home.layout.home).",
                    isTransient: true)
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        try await body()
    }
}
