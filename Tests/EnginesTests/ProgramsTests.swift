import Engines
import Glibc
import Model
import Support
import Testing

@Suite struct ProgramsTests {
    private func withRoots(_ body: (String, String) throws -> Void) throws {
        let directory = try TemporaryDirectory.make()
        defer {
            do { try Directory.remove(directory) } catch { Issue.record(error) }
        }
        for root in ["a", "b"] { try Directory.make("\(directory)/\(root)") }
        try body("\(directory)/a", "\(directory)/b")
    }

    private func install(_ name: String, in root: String, programs: [String] = ["postgres", "initdb"]) throws {
        try Directory.make("\(root)/\(name)")
        try Directory.make("\(root)/\(name)/bin")
        for program in programs {
            try Directory.write("", to: "\(root)/\(name)/bin/\(program)")
            #expect(chmod("\(root)/\(name)/bin/\(program)", 0o755) == 0)
        }
    }

    @Test func theFirstRootWinsAndTheOldestComesFirst() throws {
        try withRoots { first, second in
            try install("16", in: first)
            try install("16", in: second)
            try install("15", in: second)
            #expect(
                try Programs.installed(in: [first, second]).map(\.directory) == [
                    "\(second)/15/bin", "\(first)/16/bin",
                ])
        }
    }

    @Test func whatIsNoVersionIsPassedOver() throws {
        try withRoots { first, second in
            try install("14", in: first)
            try install("016", in: first)
            try install("16.1", in: first)
            try install("data", in: first)
            try install("17", in: first, programs: ["postgres"])
            #expect(try Programs.installed(in: [first, second, "\(first)/none"]) == [])
        }
    }

    @Test func aLinkedRootIsFollowed() throws {
        try withRoots { first, second in
            try install("16", in: first)
            let link = "\(second)/link"
            #expect(symlink(first, link) == 0)
            #expect(try Programs.installed(in: [link]).map(\.directory) == ["\(first)/16/bin"])
        }
    }

    @Test func olderVersionsKnowNoBuiltinLocale() throws {
        try withRoots { first, _ in
            for major in ["15", "16", "17"] { try install(major, in: first) }
            let arguments = try Programs.installed(in: [first]).map {
                $0.initdbArguments(dataDirectory: "/d", administrator: "root")
            }
            try #require(arguments.count == 3)
            #expect(arguments[0].contains("libc") && arguments[1] == arguments[0])
            #expect(arguments[2].contains("builtin") && !arguments[2].contains("libc"))
            #expect(arguments.allSatisfy { $0.contains("--data-checksums") && !$0.contains("--no-sync") })
        }
    }
}
