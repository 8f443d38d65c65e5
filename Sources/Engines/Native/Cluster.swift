import Glibc
import Model

/// One PostgreSQL cluster with a directory, an account and a server of its own: a tenant's, or the control plane's.
///
/// A value without state: what is true is read from the file system and from `/proc` each time.
struct Cluster: Sendable {
    let paths: ClusterPaths
    /// The account that was given to it; `nil` if it has none yet.
    let account: Account?

    /// How often something is looked at that says nothing when it changes.
    static let pollInterval = Duration.milliseconds(5)

    var log: ServerLog { ServerLog(path: paths.log) }

    /// What identifies the contents of a data directory.
    struct Identity: Equatable {
        let version: EngineVersion
        let systemIdentifier: String
    }

    /// What the volume holds.
    func volume() throws(EngineFault) -> Observation.Volume {
        if let found = try identity(of: paths.data) {
            return .present(version: found.version, systemIdentifier: found.systemIdentifier)
        }
        for directory in [paths.data, paths.draft, paths.remains] {
            if let names = try FileSystem.list(directory), !names.isEmpty { return .incomplete }
        }
        return .missing
    }

    /// The cluster in a data directory; `nil` if it holds none.
    func identity(of directory: String) throws(EngineFault) -> Identity? {
        guard let text = try FileSystem.read("\(directory)/PG_VERSION", limit: 16),
            let version = EngineVersion(String(decoding: text.prefix { $0 != 10 }, as: UTF8.self)),
            let head = try FileSystem.read("\(directory)/global/pg_control", limit: ControlFile.length),
            let control = ControlFile(head)
        else { return nil }
        return Identity(version: version, systemIdentifier: String(control.systemIdentifier))
    }

    /// The server that runs on the data directory; `nil` if none does, whatever a left-over file says.
    func server() throws(EngineFault) -> PostmasterFile? {
        guard let account,
            let bytes = try FileSystem.read("\(paths.data)/postmaster.pid", limit: 4_096),
            let file = PostmasterFile(String(decoding: bytes, as: UTF8.self)),
            try isServer(file.processID, of: account)
        else { return nil }
        return file
    }

    /// Whether a process is a server on the data directory, and no other that got the same number meanwhile.
    func isServer(_ process: Int32, of account: Account) throws(EngineFault) -> Bool {
        guard try ProcessTable.user(of: process) == account.userID else { return false }
        return try ProcessTable.isStarted(process, on: paths.data)
    }

    /// The log's last lines, for a fault; a log that can't be read says so itself.
    func logTail(_ lines: Int = 20) -> [String] {
        do {
            return try log.tail(lines: lines)
        } catch {
            return ["\(error)"]
        }
    }
}
