import Foundation
import Glibc
import Testing

/// A daemon that a test has started, and that may end at any moment.
final class FaultyDaemon: Sendable {
    /// Its process id, also when it has ended.
    let processID: Int32
    private let process: Process

    /// Starts a program whose outputs are added to a file.
    init(_ words: [String], environment: [String: String], log: String) throws {
        if !FileManager.default.fileExists(atPath: log) {
            _ = FileManager.default.createFile(atPath: log, contents: nil)
        }
        let output = try #require(FileHandle(forWritingAtPath: log))
        try output.seekToEnd()
        process = Process()
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        processID = process.processIdentifier
    }

    deinit { if process.isRunning { Glibc.kill(processID, SIGKILL) } }

    var hasEnded: Bool { !process.isRunning }

    /// Waits until it has killed itself at a fault point.
    func awaitCrash(_ what: String, within limit: Duration = .seconds(60)) async throws {
        try await waitUntil("the daemon dies at \(what)", within: limit) { hasEnded }
        #expect(
            process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL,
            "\(what): ended with \(process.terminationStatus)")
    }

    /// Waits until it has ended by itself.
    ///
    /// - Returns: its exit status.
    func awaitEnd(within limit: Duration = .seconds(60)) async throws -> Int32 {
        try await waitUntil("the daemon ends", within: limit) { hasEnded }
        return process.terminationStatus
    }

    /// Sends it a signal, unless it has ended.
    func send(_ signal: Int32) { if !hasEnded { Glibc.kill(processID, signal) } }

    /// Kills it, and waits until it is gone.
    func kill() async throws {
        send(SIGKILL)
        try await waitUntil("the daemon is gone", within: .seconds(90)) { hasEnded }
    }

    /// Whether a signal has stopped it.
    func isStopped() throws -> Bool {
        let text = try String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8)
        return text.split(separator: "\n").contains { $0.hasPrefix("State:") && $0.contains("T (stopped)") }
    }

    /// Open descriptors.
    func descriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/\(processID)/fd").count
    }

    /// Resident memory in bytes.
    func residentBytes() throws -> Int {
        let text = try String(contentsOfFile: "/proc/\(processID)/statm", encoding: .utf8)
        let pages = try #require(text.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
