import Glibc

/// Folders in which a shell looks for programs.
struct SearchPath {
    let folders: [String]

    /// - Parameter text: the value of `PATH`; where there is none, the system's own folders.
    init(_ text: String?) {
        folders = (text ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":", omittingEmptySubsequences: false)
            // An empty entry is the working directory.
            .map { $0.isEmpty ? "." : String($0) }
    }

    /// The path of a command, which is that path itself where it has a slash.
    ///
    /// - Throws: `CommandFailure` when there is no such program, or nobody may run it.
    func find(_ command: String) throws(CommandFailure) -> String {
        guard !command.isEmpty else { throw CommandFailure(.usage, "Error: The command is empty.") }
        let candidates = command.contains("/") ? [command] : folders.map { "\($0)/\(command)" }
        if let path = candidates.first(where: Self.isProgram) { return path }
        let exists = candidates.contains { access($0, F_OK) == 0 }
        throw CommandFailure(
            .usage, "Error: \(command.visible) \(exists ? "is no program that can be run" : "was not found").")
    }

    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
