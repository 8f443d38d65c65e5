import FoundationEssentials
import Glibc
import Model

extension Dashboard {
    /// Most files of a dashboard.
    public static let mostFiles = 512
    /// Most bytes of a dashboard's files together.
    public static let mostBytes = 16 << 20

    /// Reads a folder: `index.html`, and everything below `assets` but hidden files.
    ///
    /// - Throws: `Fault` when the page is missing, a file can't be read, or there are too many of them.
    public init(folder: String) throws(Fault) {
        var room = Self.mostBytes
        var contents = [Self.page: try Self.bytes(of: "\(folder)/\(Self.page)", room: &room)]
        for path in try Self.assets(of: folder) {
            contents[path] = try Self.bytes(of: "\(folder)/\(path)", room: &room)
        }
        self.init(contents)
    }

    /// Paths of the files below `assets`, which may be missing.
    private static func assets(of folder: String) throws(Fault) -> [String] {
        let root = "\(folder)/\(assets)"
        guard FileManager.default.fileExists(atPath: root) else { return [] }
        let names: [String]
        do { names = try FileManager.default.subpathsOfDirectory(atPath: root) } catch {
            throw unreadable(root, "\(error)")
        }
        let visible = names.filter { name in !name.split(separator: "/").contains { $0.hasPrefix(".") } }
        let files = visible.filter { name in
            var isFolder = false
            return FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder) && !isFolder
        }
        guard files.count < mostFiles else { throw unreadable(root, "it holds more than \(mostFiles) files") }
        return files.map { "\(assets)/\($0)" }
    }

    private static func bytes(of path: String, room: inout Int) throws(Fault) -> [UInt8] {
        // A pipe in the folder must not hold the start up.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(file, &piece, piece.count)
            guard count >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
            guard count > 0 else { return bytes }
            guard count <= room else { throw unreadable(path, "the files hold more than \(mostBytes) bytes") }
            room -= count
            bytes += piece.prefix(count)
        }
    }

    private static func unreadable(_ path: String, _ why: String) -> Fault {
        Fault(
            .failedPrecondition, reason: "DashboardUnreadable", "\(path) can't be read: \(why)",
            nextSteps: ["--dashboard must name the folder that holds the dashboard's index.html."])
    }
}
