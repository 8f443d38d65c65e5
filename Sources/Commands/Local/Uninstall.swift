import ArgumentParser
import FoundationEssentials
import Glibc

/// `paas uninstall`
struct Uninstall: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what the installation has on this machine, ask, and remove it: databases and their data too.")

    @Flag(help: "Do not ask. Without a terminal it is refused otherwise.")
    var yes = false

    @Option(help: ArgumentHelp("Another folder to remove: the build folder.", valueName: "path"))
    var also: [String] = []

    func run() async throws {
        let home = Home.current
        let link = Uninstall.link(to: home)
        let folders = (home.isOurs ? [home.path] : []) + also.filter { FileManager.default.fileExists(atPath: $0) }
        guard !folders.isEmpty || link != nil else {
            Terminal.say("Nothing to remove: there is no installation in \(home.path).")
            return
        }
        print("This would be removed, and can't be brought back:")
        for folder in folders { print("  \(folder)  (\(Uninstall.mebibytes(of: folder)) MiB)") }
        if let link { print("  \(link)  (a link to \(home.path))") }
        for id in Uninstall.volumes(of: home) { print("  with the data of database \(id)") }
        let stack = Stack(home: home, http: "", engine: "auto", pool: "none", say: { Terminal.say($0) })
        for object in home.isOurs ? try await stack.listInstances() : [] { print("  Docker: \(object)") }
        print("Debian packages stay; `make up` printed their names when it installed them.")
        fflush(nil)
        try confirm()

        if home.isOurs {
            try await Down.stopEverything(home)
            try await stack.removeInstances()
        }
        for folder in folders { try FileManager.default.removeItem(atPath: folder) }
        if let link { unlink(link) }
        Terminal.say("Removed.")
    }

    private func confirm() throws {
        if yes { return }
        guard Terminal.isInteractive else {
            throw LocalFault(
                "Nothing was removed: there is no terminal to ask on. `make uninstall YES=1` does not ask.")
        }
        Terminal.say("Type «remove» to go on:")
        guard readLine() == "remove" else { throw LocalFault("Nothing was removed.") }
    }

    /// The link in the working directory that stands for the home, where it lies elsewhere.
    private static func link(to home: Home) -> String? {
        let link = "\(FileManager.default.currentDirectoryPath)/.paas"
        let destination = try? FileManager.default.destinationOfSymbolicLink(atPath: link)
        return destination == home.path ? link : nil
    }

    private static func volumes(of home: Home) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(home.path)/volumes")) ?? []).sorted()
    }

    /// What the folder takes on the disk.
    private static func mebibytes(of folder: String) -> Int {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        let blocks = paths.reduce(into: 0) { sum, path in
            var status = stat()
            // A file that goes away while it is counted takes nothing.
            if lstat("\(folder)/\(path)", &status) == 0 { sum += Int(status.st_blocks) }
        }
        return blocks * 512 / (1 << 20)
    }
}
