import Model

/// The programs of one major version of PostgreSQL.
public struct Programs: Equatable, Sendable {
    /// Their major version.
    public let version: EngineVersion
    /// The directory that holds `postgres` and `initdb`.
    public let directory: String

    /// The oldest version that is supported.
    public static let oldest = EngineVersion(major: 15)

    /// The programs that are installed here, oldest first.
    ///
    /// - Parameter roots: Directories that hold `<major>/bin`; where two have the same major, the first one's is taken.
    public static func installed(in roots: [String]) throws(EngineFault) -> [Programs] {
        var found: [EngineVersion: Programs] = [:]
        for root in roots {
            guard let root = try FileSystem.resolve(root) else { continue }
            for name in try FileSystem.list(root) ?? [] {
                guard let version = EngineVersion(name), version >= oldest, found[version] == nil else { continue }
                let programs = Programs(version: version, directory: "\(root)/\(name)/bin")
                if try programs.isComplete() { found[version] = programs }
            }
        }
        return found.values.sorted { $0.version < $1.version }
    }

    var postgres: String { "\(directory)/postgres" }
    var initdb: String { "\(directory)/initdb" }

    private func isComplete() throws(EngineFault) -> Bool {
        for program in [postgres, initdb] {
            guard let file = try FileSystem.status(program, followsLink: true), file.isFile, file.mode & 0o111 != 0
            else {
                return false
            }
        }
        return true
    }

    /// What `initdb` is given. A later measurement of a bare PostgreSQL has to use the same.
    ///
    /// - Parameters:
    ///   - dataDirectory: An empty directory, or one that is not there.
    ///   - administrator: The superuser's name.
    public func initdbArguments(dataDirectory: String, administrator: String) -> [String] {
        let common = [
            "-D", dataDirectory, "--username", administrator, "--auth-local", "peer", "--auth-host", "scram-sha-256",
            "--data-checksums", "--encoding", "UTF8", "--locale", "C.UTF-8", "--text-search-config", "english",
            "--no-instructions",
        ]
        // From 17 on PostgreSQL brings an order of its own, which no update of the C library can change under an
        // index. Before that the library's C.UTF-8, by code point, comes closest. ICU is not in every build.
        guard version.major >= 17 else { return common + ["--locale-provider", "libc"] }
        return common + ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
    }
}
