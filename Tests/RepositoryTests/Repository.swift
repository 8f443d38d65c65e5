import Foundation

/// The checkout that these tests were compiled from.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A Swift file of a target.
    struct SourceFile {
        let target: String
        let path: String
        let lines: [Substring]
    }

    /// Every Swift file below `Sources`, generated ones too.
    static func sources() throws -> [SourceFile] {
        let folder = root.appendingPathComponent("Sources")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        return try paths.sorted().map { path in
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            return SourceFile(
                target: String(path.prefix { $0 != "/" }), path: "Sources/\(path)",
                lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }
}
