import Foundation
import Support
import Testing

/// A how-to page that is run in two parts, with something between them.
struct ShellPage: Sendable {
    let folder: String
    private let blocks: [String]
    private let environment: [String: String]
    private let namespace: String?

    init(
        _ name: String, engine: String, folder: String, environment: [String: String], namespace: String?
    ) throws {
        let text = try String(contentsOfFile: "\(Programs.root)/docs/how-to/\(name).md", encoding: .utf8)
        blocks = try DocumentBlocks(text).shell(for: engine).map(\.text)
        self.folder = folder
        self.environment = environment
        self.namespace = namespace
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// Runs the blocks up to the one that begins with some words, and that one.
    func runUntil(_ words: String) async throws -> Command.Outcome {
        let last = try #require(blocks.firstIndex { $0.hasPrefix(words) })
        return try await run(blocks[...last])
    }

    /// Runs the block that begins with some words, and those after it.
    func runFrom(_ words: String) async throws -> Command.Outcome {
        let first = try #require(blocks.firstIndex { $0.hasPrefix(words) })
        return try await run(blocks[first...])
    }

    private func run(_ blocks: ArraySlice<String>) async throws -> Command.Outcome {
        try await Command(
            path: "/bin/sh", arguments: ["-eu", "-c", blocks.joined()], environment: environment,
            workingDirectory: folder, namespace: namespace
        ).run(limit: .seconds(300))
    }
}
