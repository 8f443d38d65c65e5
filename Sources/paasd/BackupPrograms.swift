import Engines
import Glibc
import Model

/// PostgreSQL's programs that read and load a control plane; all three of one version, which must not be mixed.
struct BackupPrograms: Equatable, Sendable {
    /// Their major version.
    let major: Int
    /// The folder that holds them.
    let folder: String

    var dump: String { "\(folder)/pg_dump" }
    var restore: String { "\(folder)/pg_restore" }
    var shell: String { "\(folder)/psql" }

    /// The oldest that is not older than a server, or than a dump: newer ones know all that older ones do.
    ///
    /// - Parameter roots: folders that hold `<major>/bin`.
    /// - Throws: `Fault` (`ProgramMissing`).
    static func find(atLeast major: Int, in roots: [String]) throws(Fault) -> BackupPrograms {
        let all = roots.flatMap { root in
            names(in: root).compactMap { Int($0) }.map { BackupPrograms(major: $0, folder: "\(root)/\($0)/bin") }
        }
        let usable = all.filter { $0.major >= major && $0.isComplete }
        guard let chosen = usable.min(by: { $0.major < $1.major }) else {
            throw Fault(
                .failedPrecondition, reason: "ProgramMissing",
                "pg_dump, pg_restore and psql of version \(major) or newer are not in \(roots.joined(separator: " or "))",
                nextSteps: ["Install them: `apt-get install postgresql-client-\(major)`."])
        }
        return chosen
    }

    private var isComplete: Bool {
        for program in [dump, restore, shell] where access(program, X_OK) != 0 { return false }
        return true
    }

    /// Where they are looked for.
    ///
    /// - Parameter postgres: a folder beside the system's; `nil` = the home's.
    static func roots(home: String, postgres: String?) -> [String] {
        [NativeConfiguration.systemDirectory, postgres ?? "\(home)/postgres"]
    }

    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { names.append(String(cString: $0)) }
            }
        }
        return names
    }
}
