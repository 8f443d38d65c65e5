import Glibc
import Model
import Support
import Testing

@testable import Doctor

@Suite struct SecretSearchTests {
    private static let secrets = [
        NamedSecret(owner: "one", secret: Secret("abcdefgh-the-first")),
        NamedSecret(owner: "two", secret: Secret("abcdefgh-the-second")),
        NamedSecret(owner: "short", secret: Secret("hello")),
    ]

    @Test(arguments: [
        ("nothing here", []), ("", []), ("abcdefgh-the-first", ["one"]), ("xabcdefgh-the-secondx", ["two"]),
        ("abcdefgh-the-firs", []), ("hello hello hello", []),
        ("abcdefgh-the-second abcdefgh-the-first", ["one", "two"]), ("abcdefgabcdefgh-the-first", ["one"]),
    ])
    func findsWhatStandsThere(text: String, owners: [String]) {
        #expect(SecretSearch(Self.secrets).owners(in: Array(text.utf8)) == Set(owners))
    }

    @Test func leavesOutWhatIsTooShort() { #expect(SecretSearch(Self.secrets).count == 2) }

    @Test func findsASecretAtTheSeamOfTwoPieces() throws {
        let folder = try TemporaryDirectory.make(prefix: "paas-doctor-")
        defer { unlink("\(folder)/log"); rmdir(folder) }
        let filling = String(repeating: ".", count: (4 << 20) - 9)
        try TextFile.write(filling + "abcdefgh-the-first" + filling, to: "\(folder)/log")
        var owners: Set<String> = []
        let search = SecretSearch(Self.secrets)
        #expect(FileBytes.pieces(of: "\(folder)/log") { owners.formUnion(search.owners(in: $0)) } == nil)
        #expect(owners == ["one"])
    }

    @Test func knowsTheProcessesOfAnInstallation() {
        typealias Process = ProcessReading.Process
        let all = [
            Process(id: 1, parent: 0, program: "/sbin/init", folder: "/"),
            Process(id: 9, parent: 10, program: "/bin/sh", folder: "/"),
            Process(id: 10, parent: 1, program: "/opt/paas/paasd", folder: "/"),
            Process(id: 11, parent: 1, program: "/usr/lib/postgresql/16/bin/postgres", folder: "/h/volumes/x/data"),
            Process(id: 12, parent: 11, program: "/usr/lib/postgresql/16/bin/postgres", folder: ""),
            Process(id: 13, parent: 1, program: "/usr/lib/postgresql/16/bin/postgres", folder: "/other/volumes/x/data"),
            Process(id: 14, parent: 1, program: "/usr/bin/psql", folder: "/"),
        ]
        #expect(ProcessReading.own(of: "/h", among: all).map(\.id) == [9, 10, 11, 12])
        #expect(ProcessReading.all().contains { $0.id == getpid() && $0.parent == getppid() })
    }
}
