import CSupport
import EventLoop
import Glibc
import Postgres

/// A PostgreSQL cluster for tests: made at its first use, on a Unix socket unless its settings say otherwise, fast and
/// careless about crashes. It and its files are gone when the test process is gone, however that ends.
public actor ScratchPostgres {
    /// The cluster that tests share.
    public static let shared = ScratchPostgres()

    /// Superuser of the cluster; trusted on the socket.
    public static let superuser = "scratch"

    private enum State {
        case absent
        case stopped(directory: String, guardian: pid_t, hold: Int32)
        case running(directory: String, guardian: pid_t, hold: Int32)
    }

    private let settings: [String: String]
    private let hostRules: [String]
    private let thread: EventLoop
    private var state = State.absent
    private var databaseCount = 0
    private var admin: BlockingConnection?

    /// Blocking calls happen on a thread of the cluster's own, not on one of the tasks' pool.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// A cluster of one's own, with settings of postgresql.conf and lines of pg_hba.conf added to those of all: without any,
    /// nothing listens on TCP.
    public init(settings: [String: String] = [:], hostRules: [String] = []) {
        self.settings = settings
        self.hostRules = hostRules
        thread = TestLoop.make()
    }

    /// The server's port, which is part of its socket's name.
    public nonisolated var port: String { settings["port"] ?? "5432" }

    /// A fresh empty database; its connection string.
    public func database() throws -> String {
        try start()
        databaseCount += 1
        let name = "t\(databaseCount)"
        let connection = try admin ?? BlockingConnection(connectionString: self.connectionString(to: "template1"))
        admin = connection
        try connection.execute("create database \(unsafeSQL: name) template template0 strategy wal_log")
        return try self.connectionString(to: name)
    }

    /// Starts the cluster unless it runs; the connection string of its `postgres` database.
    @discardableResult
    public func start() throws -> String {
        switch state {
        case .running: break
        case .absent:
            try makeCluster()
            return try start()
        case .stopped(let directory, let guardian, let hold):
            try run(in: directory)
            cs_release(guardian, hold)
            try awaitLogin(directory)
        }
        return try connectionString(to: "postgres")
    }

    /// Stops the server in order; the files stay, and `start()` brings it back.
    public func stop() throws {
        guard case .running(let directory, let guardian, let hold) = state else { return }
        admin = nil
        cs_release(guardian, hold)
        state = .absent
        try rest(in: directory)
    }

    /// The directory of the server's socket.
    public func socketDirectory() throws -> String {
        switch state {
        case .absent: throw SupportFault("the cluster was never started")
        case .stopped(let directory, _, _), .running(let directory, _, _): return directory
        }
    }

    /// What the server has logged so far.
    public func log() throws -> String { try TextFile.read("\(socketDirectory())/log") }

    private func connectionString(to database: String) throws -> String {
        "host=\(try socketDirectory()) port=\(port) user=\(Self.superuser) dbname=\(database)"
    }

    private func makeCluster() throws {
        let account = try ServiceAccount.current()
        let directory = try TemporaryDirectory.make(prefix: "paas-pg-", owner: account)
        try rest(in: directory)
        let log = try openLog(in: directory)
        defer { close(log) }
        let status = try withArguments([
            "\(PostgresPrograms.newest())/initdb", "--pgdata=\(directory)/data", "--username=\(Self.superuser)",
            "--auth=trust", "--no-sync", "--no-instructions", "--encoding=UTF8", "--locale=C",
        ]) { cs_run($0, account.uid, account.gid, log) }
        guard status == 0 else {
            state = .absent
            throw SupportFault("initdb ended with \(status): \(try TextFile.read("\(directory)/log"))")
        }
        let rules = ["local all all trust"] + hostRules
        try TextFile.write(rules.joined(separator: "\n") + "\n", to: "\(directory)/data/pg_hba.conf")
    }

    private func run(in directory: String) throws {
        let account = try ServiceAccount.current()
        let log = try openLog(in: directory)
        defer { close(log) }
        var configuration = [
            "listen_addresses": "", "unix_socket_directories": directory, "fsync": "off", "synchronous_commit": "off",
            "full_page_writes": "off", "max_connections": "200", "shared_buffers": "32MB", "autovacuum": "off",
            "max_wal_senders": "0", "wal_level": "minimal", "max_prepared_transactions": "0",
        ]
        configuration.merge(settings) { _, given in given }
        var hold: Int32 = -1
        let arguments =
            try ["\(PostgresPrograms.newest())/postgres", "-D", "\(directory)/data"]
            + configuration.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
        let guardian = withArguments(arguments) {
            cs_guard($0, account.uid, account.gid, directory, log, &hold)
        }
        guard guardian > 0 else { throw SystemFault(call: "fork") }
        state = .running(directory: directory, guardian: guardian, hold: hold)
    }

    private func awaitLogin(_ directory: String) throws {
        let deadline = EventLoop.now() + 60_000_000_000
        while true {
            do {
                admin = try BlockingConnection(connectionString: connectionString(to: "template1"))
                return
            } catch {
                guard EventLoop.now() < deadline else {
                    throw SupportFault("the server didn't start: \(error): \(try TextFile.read("\(directory)/log"))")
                }
                poll(nil, 0, 5)
            }
        }
    }

    /// Keeps a guard over the directory while no server runs in it.
    private func rest(in directory: String) throws {
        let log = try openLog(in: directory)
        defer { close(log) }
        var hold: Int32 = -1
        let guardian = cs_guard(nil, 0, 0, directory, log, &hold)
        guard guardian > 0 else { throw SystemFault(call: "fork") }
        state = .stopped(directory: directory, guardian: guardian, hold: hold)
    }

    private func openLog(in directory: String) throws -> Int32 {
        let log = open("\(directory)/log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard log >= 0 else { throw SystemFault(call: "open") }
        return log
    }
}

/// Calls a closure with arguments as C takes them.
func withArguments<R>(_ arguments: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R) -> R {
    let copies = arguments.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
}
