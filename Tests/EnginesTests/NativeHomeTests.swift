import Engines
import Glibc
import Support
import Testing

@Suite struct NativeHomeTests {
    private func withDirectory(_ body: (String) throws -> Void) throws {
        let directory = try TemporaryDirectory.make()
        defer {
            do { try Directory.remove(directory) } catch { Issue.record(error) }
        }
        try body(directory)
    }

    private func fault(_ home: String) -> EngineFault? {
        do {
            _ = try NativeEngine(NativeConfiguration(home: home, addresses: AddressRange(installation: home)))
            return nil
        } catch {
            return error
        }
    }

    @Test func socketPathsHaveToFit() throws {
        try withDirectory { directory in
            let longest = directory + "/" + String(repeating: "x", count: 69 - directory.utf8.count - 1)
            #expect(fault(longest) == nil)
            let found = try #require(fault(longest + "x"))
            #expect(found.reason == .unusablePath && !found.isTransient)
            #expect(found.message.contains("1 bytes too long"), "\(found)")
        }
    }

    @Test func aClosedDirectoryOnTheWayIsNamed() throws {
        guard geteuid() == 0 else { return }
        try withDirectory { directory in
            try Directory.make("\(directory)/closed", mode: 0o700)
            let found = try #require(fault("\(directory)/closed/home"))
            #expect(found.reason == .unusablePath)
            #expect(found.message.hasPrefix("\(directory)/closed is"), "\(found)")
        }
    }

    @Test(arguments: ["", "/tmp/a\nb", "/tmp/none/none/none"])
    func otherPathsAreRefused(_ home: String) { #expect(fault(home) != nil) }
}
