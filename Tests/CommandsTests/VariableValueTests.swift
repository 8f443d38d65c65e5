import Foundation
import Glibc
import Model
import Support
import SystemPackage
import Testing

@testable import Commands

@Suite struct VariableValueTests {
    @Test(arguments: [
        ("value", "value"), ("value\n", "value"), ("value\r\n", "value"), ("value\n\n", "value\n"), ("", ""),
        ("\n", ""), (" a b ", " a b "), ("a\nb\n", "a\nb"), ("é😀", "é😀"),
    ])
    func oneLineBreakAtTheEndIsLeftOut(given: String, value: String) throws {
        #expect(try VariableValue(Array(given.utf8)).text == Secret(value))
        let file = try #require(TemporaryFile(given))
        #expect(try VariableValue(file: file.path).text == Secret(value))
    }

    @Test(arguments: [[0x61, 0x00], [0xff], [0xc3]])
    func whatCanBeNoValueIsRefused(bytes: [UInt8]) throws {
        let failure = try #require(throws: CommandFailure.self) { try VariableValue(bytes) }
        #expect(failure.status == .usage)
    }

    @Test func theLongestValueAndItsLineBreak() throws {
        let longest = String(repeating: "a", count: VariableValue.longest)
        #expect(try VariableValue(Array((longest + "\r\n").utf8)).text == Secret(longest))
        let file = try #require(TemporaryFile(longest + "\r\n"))
        #expect(try VariableValue(file: file.path).text == Secret(longest))
        let failure = try #require(throws: CommandFailure.self) { try VariableValue(Array("a\(longest)".utf8)) }
        #expect(failure.status == .usage)
    }

    @Test(arguments: ["/nowhere/value", "/tmp", "/dev/zero"])
    func filesThatHoldNoneAreSaid(path: String) throws {
        let failure = try #require(throws: CommandFailure.self) { try VariableValue(file: path) }
        #expect(failure.status == .usage)
    }

    @Test(arguments: [
        ("abc\n", "abc"), ("abc\r", "abc"), ("abc\u{04}", "abc"), ("abé\u{7f}c\n", "abc"), ("x\u{15}abc\n", "abc"),
        ("\u{08}\u{08}a\n", "a"),
    ])
    func keysEditTheLine(typed: String, value: String) {
        var line = SecretLine()
        let progress = typed.utf8.map { line.typed($0) }
        #expect(progress.last == .complete)
        #expect(progress.dropLast().allSatisfy { $0 == .goesOn })
        #expect(line.bytes == Array(value.utf8))
    }

    @Test(arguments: ["\u{03}", "abc\u{1c}"])
    func keysGiveItUp(typed: String) {
        var line = SecretLine()
        #expect(typed.utf8.map { line.typed($0) }.last == .interrupted)
    }

    @Test func aTerminalDoesNotShowTheValue() async throws {
        let (keyboard, terminal) = try Self.pseudoTerminal()
        defer {
            close(keyboard)
            close(terminal)
        }
        let prompt = SecretPrompt(terminal: FileDescriptor(rawValue: terminal))
        #expect(prompt.isPossible)
        let (answers, continuation) = AsyncStream.makeStream(of: Secret?.self)
        // A thread of its own: a prompt waits, and those that run tasks must not.
        Thread.detachNewThread {
            continuation.yield(try? prompt.ask("?"))
            continuation.finish()
        }
        // What is typed before the prompt is there is thrown away with the echo it would have had.
        let isSilent = await eventually {
            var settings = termios()
            return tcgetattr(terminal, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) == 0
        }
        #expect(isSilent)
        let typed = Array("hidden\n".utf8)
        #expect(write(keyboard, typed, typed.count) == typed.count)
        var secret: Secret?
        for await answer in answers { secret = answer }
        #expect(secret == Secret("hidden"))
        var settings = termios()
        #expect(tcgetattr(terminal, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0)
        var shown = [UInt8](repeating: 0, count: 64)
        #expect(read(keyboard, &shown, shown.count) <= 0, "the terminal has shown something")
    }

    @Test func aFileIsNoTerminal() throws {
        let file = try #require(TemporaryFile(""))
        let descriptor = try FileDescriptor.open(FilePath(file.path), .readOnly)
        defer { try? descriptor.close() }
        #expect(!SecretPrompt(terminal: descriptor).isPossible)
        #expect(throws: CommandFailure.self) { try SecretPrompt(terminal: descriptor).ask("?") }
    }

    /// The end that a person types at, which never waits, and the program's end.
    private static func pseudoTerminal() throws -> (keyboard: Int32, terminal: Int32) {
        var (keyboard, terminal): (Int32, Int32) = (-1, -1)
        try #require(openpty(&keyboard, &terminal, nil, nil, nil) == 0)
        try #require(fcntl(keyboard, F_SETFL, O_NONBLOCK) == 0)
        return (keyboard, terminal)
    }
}
