import Glibc

/// The processes of an installation: its programs, its servers, and what they have started.
struct ProcessReading {
    struct Process: Equatable {
        let id: Int32
        let parent: Int32
        /// Path of the program; empty where the system doesn't say.
        let program: String
        /// Where it stands; empty where the system doesn't say.
        let folder: String
    }

    /// Names of the programs that hold secrets of databases. The command line of users is none: what they put into
    /// its environment is theirs.
    static let programs: Set<String> = ["paasd", "paas-gateway", "paas-probe"]

    /// Those of all processes that belong to the installation in a home.
    static func own(of home: String, among all: [Process]) -> [Process] {
        var ids = Set(
            all.filter { process in
                programs.contains(String(process.program.split(separator: "/").last ?? ""))
                    || process.folder.hasPrefix(home + "/volumes/") || process.folder.hasPrefix(home + "/control/")
            }.map(\.id))
        // A child may have a smaller number than its parent.
        var grows = true
        while grows {
            let children = all.filter { !ids.contains($0.id) && ids.contains($0.parent) }.map(\.id)
            ids.formUnion(children)
            grows = !children.isEmpty
        }
        return all.filter { ids.contains($0.id) }
    }

    /// All processes of this machine that can be seen.
    static func all() -> [Process] {
        FileBytes.names(in: "/proc").compactMap(Int32.init).compactMap { id in
            guard let parent = parent(of: id) else { return nil }
            return Process(
                id: id, parent: parent, program: FileBytes.target(of: "/proc/\(id)/exe") ?? "",
                folder: FileBytes.target(of: "/proc/\(id)/cwd") ?? "")
        }
    }

    /// The field behind the state; the name before them may hold spaces and brackets.
    private static func parent(of id: Int32) -> Int32? {
        guard let bytes = FileBytes.all(of: "/proc/\(id)/stat"), let end = bytes.lastIndex(of: UInt8(ascii: ")")) else {
            return nil
        }
        let fields = String(decoding: bytes[bytes.index(after: end)...], as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? Int32(fields[1]) : nil
    }
}
