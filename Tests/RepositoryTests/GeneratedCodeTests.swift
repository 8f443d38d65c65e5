import Foundation
import Testing

/// Generating the code of the messages again changes nothing.
@Suite struct GeneratedCodeTests {
    @Test func regeneratingChangesNothing() throws {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("generated-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        let generator = Bundle.main.bundleURL.appendingPathComponent("MessageGenerator").path
        let (status, said) = try Self.run(
            Repository.root.appendingPathComponent("Proto/generate.sh").path, [generator, scratch.path])
        #expect(status == 0, "\(said)")
        let fresh = try Self.files(below: scratch, in: [""])
        #expect(fresh.count >= 40, "the generator must have written something: \(fresh)")
        let committed = try Self.files(
            below: Repository.root.appendingPathComponent("Sources"), in: ["CMessages/", "Messages/Generated/"])
        #expect(fresh.symmetricDifference(committed) == [], "files are missing or left over: run `make proto`")
        for path in fresh.intersection(committed) {
            let new = try Data(contentsOf: scratch.appendingPathComponent(path))
            let old = try Data(contentsOf: Repository.root.appendingPathComponent("Sources/\(path)"))
            #expect(new == old, "Sources/\(path) differs: run `make proto`")
        }
    }

    static func files(below folder: URL, in prefixes: [String]) throws -> Set<String> {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(
                atPath: folder.appendingPathComponent(path).path, isDirectory: &isFolder)
            return !isFolder.boolValue && prefixes.contains { path.hasPrefix($0) }
        }
        return Set(paths)
    }

    static func run(_ path: String, _ arguments: [String]) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
