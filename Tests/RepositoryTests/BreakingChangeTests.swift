import Foundation
import Testing

/// What a release has promised on the wire is kept, and the check that says so sees breaches.
@Suite(.serialized) struct BreakingChangeTests {
    @Test func noReleaseIsBroken() throws {
        let (status, said) = try Self.check([])
        #expect(status == 0, "\(said)")
        #expect(said.contains("Nothing breaks any of"))
    }

    @Test(arguments: [
        ("rpc/v1/frames.proto", "  string reason = 3;\n", "", "\"reason\" on message \"End\" was deleted"),
        (
            "rpc/v1/frames.proto", "fixed64 timeout_ns", "uint64 timeout_ns",
            "changed type from \"fixed64\" to \"uint64\""
        ),
        ("databases/v1/databases.proto", "  STATE_READY = ", "  STATE_FIT = ", "changed name from \"STATE_READY\""),
        ("health/v1/health.proto", "  rpc Check(CheckRequest) returns (CheckResponse);\n", "", "RPC \"Check\""),
    ])
    func aBreachIsSeen(file: String, old: String, new: String, words: String) throws {
        let (status, said) = try Self.check([(file, old, new)])
        #expect(status == 1)
        #expect(said.contains(words) && said.contains("This breaks release 0.1.0."), "\(said)")
    }

    @Test func anAdditionIsNone() throws {
        let (status, said) = try Self.check([
            ("health/v1/health.proto", "message CheckRequest {", "message CheckRequest {\n  string zone = 2;\n")
        ])
        #expect(status == 0, "\(said)")
    }

    /// Runs the check over a copy of the proto files with other words in it.
    private static func check(_ changes: [(file: String, old: String, new: String)]) throws -> (Int32, String) {
        let files = FileManager.default
        let copy = files.temporaryDirectory.appendingPathComponent("proto-\(UUID().uuidString)")
        defer { try? files.removeItem(at: copy) }
        try files.createDirectory(at: copy, withIntermediateDirectories: true)
        let proto = Repository.root.appendingPathComponent("Proto")
        try files.copyItem(at: proto.appendingPathComponent("paas"), to: copy.appendingPathComponent("paas"))
        for change in changes {
            let path = copy.appendingPathComponent("paas/\(change.file)")
            let text = try String(contentsOf: path, encoding: .utf8)
            try #require(text.contains(change.old), "the planted change does not fit \(change.file) any more")
            try text.replacingOccurrences(of: change.old, with: change.new).write(
                to: path, atomically: true, encoding: .utf8)
        }
        return try GeneratedCodeTests.run(proto.appendingPathComponent("breaking.sh").path, [copy.path])
    }
}
