import Engines
import Glibc

/// Goes through everything that others can read, for secrets that must not stand there.
struct LeakSearch {
    let home: String
    let search: SecretSearch
    private(set) var reading = LeakReading()

    init(home: String, secrets: [NamedSecret]) {
        self.home = home
        search = SecretSearch(secrets)
        reading.secrets = search.count
    }

    /// Arguments and environments of the installation's processes, and the logs in its home.
    mutating func goThroughMachine() {
        // What the user has put into the environment of this very program is theirs.
        for process in ProcessReading.own(of: home, among: ProcessReading.all()) where process.id != getpid() {
            let name = process.program.split(separator: "/").last.map(String.init) ?? "?"
            lookInto("/proc/\(process.id)/cmdline", called: "the arguments of process \(process.id) (\(name))")
            lookInto("/proc/\(process.id)/environ", called: "the environment of process \(process.id) (\(name))")
        }
        for name in FileBytes.names(in: "\(home)/log") where name.hasSuffix(".log") {
            lookInto("\(home)/log/\(name)", called: "\(home)/log/\(name)")
        }
    }

    /// What the engine shows.
    mutating func goThrough(_ engine: any ExaminedEngine) async {
        // The closure can't have a part of self, which waits meanwhile.
        var found: [(String, Set<String>)] = []
        do {
            try await engine.texts { text in found.append((text.place, search.owners(in: text.bytes))) }
        } catch {
            reading.closed.append("what the engine shows could not be read: \(error)")
        }
        for (place, owners) in found { note(owners, at: place) }
        reading.places += found.count
    }

    private mutating func lookInto(_ path: String, called place: String) {
        var owners: Set<String> = []
        if let fault = FileBytes.pieces(of: path, { owners.formUnion(search.owners(in: $0)) }) {
            reading.closed.append("\(place) could not be read: \(String(cString: strerror(fault)))")
        }
        reading.places += 1
        note(owners, at: place)
    }

    private mutating func note(_ owners: Set<String>, at place: String) {
        for owner in owners.sorted() {
            let leak = Leak(place: place, owner: owner)
            if !reading.leaks.contains(leak) { reading.leaks.append(leak) }
        }
    }
}
