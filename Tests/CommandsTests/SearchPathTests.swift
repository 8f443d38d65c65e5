import Glibc
import Support
import Testing

@testable import Commands

@Suite struct SearchPathTests {
    @Test func theFirstFolderWins() throws {
        let (first, second) = (try TemporaryDirectory.make(), try TemporaryDirectory.make())
        defer { for folder in [first, second] { Self.remove(folder) } }
        for folder in [first, second] { try Self.program("\(folder)/app") }
        #expect(try SearchPath("/nowhere:\(first):\(second)").find("app") == "\(first)/app")
        #expect(try SearchPath(second).find("\(first)/app") == "\(first)/app")
        #expect(try SearchPath(nil).find("sh").hasSuffix("/bin/sh"))
        #expect(SearchPath(":/bin").folders == [".", "/bin"])
    }

    @Test func whatCanNotBeRunIsSaid() throws {
        let folder = try TemporaryDirectory.make()
        defer { Self.remove(folder) }
        try TextFile.write("", to: "\(folder)/app")
        for command in ["app", "missing", "\(folder)/app", "/nowhere/app", folder, ""] {
            let failure = try #require(throws: CommandFailure.self, "\(command)") {
                try SearchPath(folder).find(command)
            }
            #expect(failure.status == .usage)
            #expect(failure.text.contains("was not found") == ["missing", "/nowhere/app"].contains(command))
        }
    }

    private static func program(_ path: String) throws {
        try TextFile.write("#!/bin/sh\n", to: path)
        try #require(chmod(path, 0o755) == 0)
    }

    private static func remove(_ folder: String) {
        unlink("\(folder)/app")
        rmdir(folder)
    }
}
