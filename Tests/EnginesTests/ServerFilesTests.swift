import Testing

@testable import Engines

@Suite struct ServerFilesTests {
    @Test func postmasterFileGrowsLineByLine() throws {
        let lines = ["4711", "/data", "1700000000", "5432", "/run/s", "127.20.0.1", "  5432001  7", "ready   "]
        func file(_ count: Int) throws -> PostmasterFile {
            try #require(PostmasterFile(lines.prefix(count).joined(separator: "\n") + "\n"))
        }
        #expect(try file(1).processID == 4711)
        #expect(try !file(4).isListening)
        #expect(try file(5).isListening && file(5).address == nil)
        #expect(try file(6).address == "127.20.0.1" && !file(6).isReady)
        #expect(try file(8).isReady && !file(8).isStopping)
        #expect(PostmasterFile("4711\n/d\n1\n5432\n/s\n\n1 2\nstopping\n")?.isStopping == true)
    }

    @Test func addressMayStandBeforeTheSocket() throws {
        let file = try #require(PostmasterFile("4711\n/data\n1700000000\n5432\n\n127.20.0.1\n"))
        #expect(!file.isListening)
    }

    @Test(arguments: ["", "\n", "-4711\n", "1\n", "0\n", "99999999999999\n", "x\n"])
    func whatNamesNoProcessIsNoFile(_ text: String) { #expect(PostmasterFile(text) == nil) }

    @Test func controlFileGivesTheIdentifier() {
        let identifier: UInt64 = 7_300_000_000_000_000_001
        let version: UInt32 = 1_300
        let bytes = withUnsafeBytes(of: identifier) { Array($0) } + withUnsafeBytes(of: version) { Array($0) }
        #expect(ControlFile(bytes)?.systemIdentifier == identifier)
        #expect(ControlFile(bytes + [1, 2, 3])?.systemIdentifier == identifier)
        #expect(ControlFile(bytes.dropLast()) == nil)
        #expect(ControlFile([UInt8](repeating: 0, count: 12)) == nil)
        #expect(ControlFile([UInt8](repeating: 0xff, count: 12)) == nil)
    }

    @Test func logTailIsCutAndHarmless() {
        let text = "one\ntwo \u{1b}[31mred\u{7}\n\n" + String(repeating: "x", count: 5_000) + "\n"
        let tail = ServerLog.tail(of: text, lines: 2)
        #expect(tail == ["two [31mred", String(repeating: "x", count: ServerLog.lineLength)])
        #expect(ServerLog.tail(of: text, lines: 9).count == 3)
        #expect(ServerLog.tail(of: "", lines: 9) == [])
    }
}
