import Gateway
import Glibc
import Logging

/// Where the dashboard's files are.
struct DashboardFolder {
    /// What the package manager makes of the files, beside the executable.
    private static let bundle = "paas-managed-databases_CDashboard.resources/Dashboard"

    let path: String
    /// Somebody named the folder, and expects to be served from it.
    private let isWanted: Bool

    /// The folder that an option names, or the one beside this executable.
    init(option: String?) {
        path = option ?? Self.besideExecutable
        isWanted = option != nil
    }

    /// Reads the files; `nil` when the folder that nobody named is missing, which the log is told.
    ///
    /// - Throws: when the files can't be read.
    func load(logger: Logger) throws -> Dashboard? {
        guard isWanted || access(path, F_OK) == 0 else {
            logger.notice("the dashboard is not served: its folder is missing", metadata: ["folder": "\(path)"])
            return nil
        }
        let dashboard = try Dashboard(folder: path)
        logger.info(
            "the dashboard is served",
            metadata: ["folder": "\(path)", "files": .stringConvertible(dashboard.count)])
        for name in dashboard.leftOut {
            logger.notice("a file is not served: its kind is unknown", metadata: ["file": "\(name)"])
        }
        return dashboard
    }

    private static var besideExecutable: String {
        // Without /proc the folder is looked for where the gateway was started.
        guard let own = realpath("/proc/self/exe", nil) else { return bundle }
        defer { free(own) }
        let folder = String(cString: own).split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return "\(folder.joined(separator: "/"))/\(bundle)"
    }
}
