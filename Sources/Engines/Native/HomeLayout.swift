import Glibc
import Model

/// Where the native engine's things lie below an installation's home.
struct HomeLayout: Equatable, Sendable {
    /// Absolute, with no link in it.
    let home: String

    /// unix(7): a socket's path has 108 bytes, with the terminating zero.
    static let longestSocketPath = 107

    /// Makes the directories that are missing, passable for the accounts of clusters.
    init(home: String) throws(EngineFault) {
        guard !home.isEmpty, home.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
            throw EngineFault(.unusablePath, "The home must be a path without control characters.", isTransient: false)
        }
        try FileSystem.makePassableDirectory(home)
        // A running server is known by the path of its data, which has to be the same however the home was given.
        guard let resolved = try FileSystem.resolve(home) else { throw .system("realpath", home, ENOENT) }
        self.home = resolved
        let excess = longestPathOfSocket.utf8.count - Self.longestSocketPath
        guard excess <= 0 else {
            throw EngineFault(
                .unusablePath,
                "\(self.home) is \(excess) bytes too long: the path of a Unix socket below it, such as "
                    + "\(longestPathOfSocket), may have \(Self.longestSocketPath) bytes.",
                isTransient: false)
        }
        for directory in [volumes, run, instances, logs, "\(logs)/db"] {
            try FileSystem.makePassableDirectory(directory)
        }
    }

    var volumes: String { "\(home)/volumes" }
    var run: String { "\(home)/run" }
    var instances: String { "\(home)/run/db" }
    var logs: String { "\(home)/log" }
    var builds: String { "\(home)/postgres" }

    private var longestPathOfSocket: String {
        "\(instances)/\(String(repeating: "x", count: DatabaseID.length))/.s.PGSQL.5432"
    }

    func paths(of id: DatabaseID) -> ClusterPaths {
        ClusterPaths(volume: "\(volumes)/\(id)", sockets: "\(instances)/\(id)", log: "\(logs)/db/\(id).log")
    }

    var controlPlane: ClusterPaths {
        ClusterPaths(volume: "\(home)/control", sockets: "\(run)/control", log: "\(logs)/control.log")
    }

    /// The first directory on the way to a path that other users can't pass; `nil` if there is none.
    static func obstacle(to path: String) throws(EngineFault) -> String? {
        var directory = ""
        for component in path.split(separator: "/") {
            directory += "/\(component)"
            guard let status = try FileSystem.status(directory, followsLink: true) else { return directory }
            if status.isDirectory, status.mode & 0o001 == 0 { return directory }
        }
        return nil
    }
}
