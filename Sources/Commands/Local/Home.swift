import FoundationEssentials

/// The folder that holds everything of a local installation.
struct Home: Sendable {
    /// Absolute path without links, so that programs under other users find what it names.
    let path: String

    /// - Parameters:
    ///   - environment: `PAAS_HOME` moves the folder.
    ///   - workingDirectory: holds `.paas` where nothing else is said.
    init(environment: [String: String], workingDirectory: String) {
        let given = environment["PAAS_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? ".paas"
        let absolute = given.hasPrefix("/") ? given : "\(workingDirectory)/\(given)"
        path =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: absolute)).map { destination in
                destination.hasPrefix("/") ? destination : "\(workingDirectory)/\(destination)"
            } ?? absolute
    }

    /// The home of this process.
    static var current: Home {
        Home(
            environment: ProcessInfo.processInfo.environment,
            workingDirectory: FileManager.default.currentDirectoryPath)
    }

    var run: String { "\(path)/run" }
    var log: String { "\(path)/log" }
    var tokens: String { "\(path)/tokens" }
    var socket: String { "\(run)/paasd.sock" }
    /// Held by `paas up` as long as it lives.
    var upLock: String { "\(run)/up.lock" }
    /// Written by `paas up` when everything answers: its process id.
    var ready: String { "\(run)/up.ready" }

    /// Makes the folders that do not belong to one program alone.
    ///
    /// - Throws: what the file system says.
    func prepare() throws {
        // Databases run as users of their own below this folder: they may pass it and not list it.
        for (folder, mode) in [(path, 0o711), (run, 0o711), (log, 0o711), (tokens, 0o700)] {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder)
        }
    }

    /// The engine that databases run on, once `paasd` has chosen it: `native` or `docker`.
    var engine: String? {
        (try? String(contentsOfFile: "\(path)/engine", encoding: .utf8))?.split(separator: "\n").first.map(String.init)
    }

    /// Whether the folder is one that `paas up` has made.
    var isOurs: Bool {
        ["run", "log", "tokens"].allSatisfy { FileManager.default.fileExists(atPath: "\(path)/\($0)") }
    }
}
