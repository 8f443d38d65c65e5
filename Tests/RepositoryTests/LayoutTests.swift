import Foundation
import Testing

/// What must not get into the repository.
@Suite struct LayoutTests {
    static func trackedFiles() throws -> [String] {
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git", "-C", Repository.root.path, "ls-files", "-z"]
        let pipe = Pipe()
        git.standardOutput = pipe
        try git.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        return String(decoding: output, as: UTF8.self).split(separator: "\0").map(String.init)
    }

    @Test func theTopLevelHoldsTheAgreedEntries() throws {
        let agreed: Set<String> = [
            "Package.swift", "Sources", "Tests", "Proto", "Clients", "docs", "README.md", "LICENSE", "CONTRIBUTING.md",
            "SECURITY.md", "CHANGELOG.md", "Makefile", ".ci", ".gitignore", ".swift-format",
        ]
        let files = try Self.trackedFiles()
        #expect(!files.isEmpty)
        #expect(Set(files.map { String($0.prefix { $0 != "/" }) }).subtracting(agreed).isEmpty)
    }

    @Test func testsDoNotSleep() throws {
        for path in try Self.trackedFiles() where path.hasPrefix("Tests/") && path.hasSuffix(".swift") {
            // A benchmark measures for a given time.
            if path.hasPrefix("Tests/Benchmarks/") { continue }
            // This file names what it looks for.
            if path.hasSuffix("LayoutTests.swift") { continue }
            let url = Repository.root.appendingPathComponent(path)
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
            #expect(!text.contains("Task.sleep") && !text.contains("usleep("), "\(path) sleeps")
        }
    }
}
