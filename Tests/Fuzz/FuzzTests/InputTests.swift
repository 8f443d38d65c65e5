import Foundation
import Messages
import Testing

/// The inputs that are committed: seeds from which fuzzers start, and what they have found.
@Suite struct InputTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    static func inputs(_ kind: String, _ target: FuzzTarget) throws -> [URL] {
        let folder = folder.appendingPathComponent(kind).appendingPathComponent(target.rawValue)
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { !$0.lastPathComponent.hasPrefix(".") }
    }

    @Test(arguments: FuzzTarget.allCases)
    func nothingIsFound(target: FuzzTarget) throws {
        let seeds = try Self.inputs("corpus", target)
        #expect(!seeds.isEmpty, "\(target) has no seeds")
        for file in try seeds + Self.inputs("regressions", target) {
            let bytes = Array(try Data(contentsOf: file))
            #expect(throws: Never.self, "\(file.path)") { try target.run(bytes) }
        }
    }

    @Test func seedsAreAsTheScriptWritesThem() throws {
        let written = FileManager.default.temporaryDirectory.appendingPathComponent("paas-seeds-\(UUID())")
        defer { try? FileManager.default.removeItem(at: written) }
        let script = Process()
        script.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        script.arguments = ["python3", Self.folder.appendingPathComponent("seeds.py").path, written.path]
        try script.run()
        script.waitUntilExit()
        #expect(script.terminationStatus == 0)
        #expect(try Self.tree(written) == Self.tree(Self.folder.appendingPathComponent("corpus")))
    }

    private static func tree(_ folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for target in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let inner = folder.appendingPathComponent(target)
            for name in try FileManager.default.contentsOfDirectory(atPath: inner.path) {
                files["\(target)/\(name)"] = try Data(contentsOf: inner.appendingPathComponent(name))
            }
        }
        return files
    }

    @Test func everyTypeIsFuzzed() throws {
        let generated = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/Messages/Generated")
        let files = try FileManager.default.contentsOfDirectory(at: generated, includingPropertiesForKeys: nil)
        let count = try files.count { try String(contentsOf: $0, encoding: .utf8).contains(": CMessage {") }
        #expect(MessageTypes.all.count == count, "types are missing: run Tests/Fuzz/message_types.py")
        #expect(Set(MessageTypes.all.map { $0.typeName }).count == count)
    }
}
