import Foundation
import Glibc
import Logging
import Testing

@testable import LogLines

@Suite struct JSONLineTests {
    /// What a line reads as at the other end of a pipe.
    private func written(_ line: consuming JSONLine) throws -> String {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { close(ends[0]) }
        line.write(to: ends[1])
        close(ends[1])
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(ends[0], &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    @Test("A line is one JSON object and ends once")
    func form() throws {
        var line = JSONLine()
        line.add("level", "info")
        line.add("message", "ready")
        #expect(try written(line) == #"{"level":"info","message":"ready"}"# + "\n")
    }

    @Test(
        "Any text comes back as it was, and never breaks the line",
        arguments: ["", "a\"b", "back\\slash", "two\nlines", "tab\tand\u{0}nul", "\u{1B}[31m", "naïve 🐘", "\u{2028}"])
    func escapes(text: String) throws {
        var line = JSONLine()
        line.add(text, text)
        let read = try written(line)
        #expect(read.filter { $0 == "\n" }.count == 1)
        let object = try JSONSerialization.jsonObject(with: Data(read.utf8)) as? [String: String]
        #expect(object == [text: text])
    }

    @Test("An event is one line: its own members first, then the facts in order")
    func event() throws {
        var handler = JSONLogHandler(label: "gw")
        handler[metadataKey: "a"] = "x\n\"y\""
        let event = LogEvent(
            level: .warning, message: "hello", metadata: ["n": .stringConvertible(5), "b": "2"], source: "", file: "",
            function: "", line: 0)
        let expected =
            #"{"time":"now","level":"warning","logger":"gw","message":"hello","a":"x\n\"y\"","b":"2","n":5}"#
        #expect(try written(handler.line(event, at: "now")) == expected + "\n")
    }

    @Test("A reader that has gone is no trouble")
    func gone() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        var line = JSONLine()
        line.add("message", "nobody hears it")
        line.write(to: ends[1])
        close(ends[1])
    }
}
