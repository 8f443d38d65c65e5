import Model

/// Where this machine's processes stood at one moment: read once where many clusters are asked about.
struct ProcessSnapshot {
    /// Working directories, and what stands behind `-D` in argument vectors.
    private let directories: Set<String>

    /// Reads `/proc` once.
    init() throws(EngineFault) {
        var directories: Set<String> = []
        for process in try ProcessTable.all() {
            if let directory = ProcessTable.workingDirectory(of: process) { directories.insert(directory) }
            guard let arguments = try ProcessTable.arguments(of: process), let flag = arguments.firstIndex(of: "-D"),
                let directory = arguments.dropFirst(flag + 1).first
            else { continue }
            directories.insert(directory)
        }
        self.directories = directories
    }

    /// Whether a process stood in a directory, or was started on it.
    func mayUse(_ directory: String) -> Bool { directories.contains(directory) }
}
