import Foundation
import Testing

/// The gateway under slowhttptest (https://github.com/shekyan/slowhttptest): hundreds of clients that never come to an end.
@Suite struct SlowHTTPTests {
    private static let program = "/usr/bin/slowhttptest"
    private static let isThere = FileManager.default.isExecutableFile(atPath: program)

    private static func attack(_ arguments: String...) async throws -> String {
        let outcome = try await Command(path: program, arguments: arguments).run()
        let text = outcome.output + outcome.error
        return text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    }

    private static func isServed(_ port: UInt16) async throws -> Bool {
        // An address that has no connections yet.
        let arguments = ["-s", "--max-time", "30", "--interface", "127.0.0.2", "http://127.0.0.1:\(port)/livez"]
        return try await Command(path: Programs.curl, arguments: arguments).run().output.contains("live")
    }

    @Test(.enabled(if: isThere, "slowhttptest is not installed; PAAS_TEST_INSTALL=1 make test installs it"))
    func everybodyElseIsServed() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("paas-slow-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let port = try Installation.freePort()
        let gateway = try HostedDaemon(
            [Programs.path("paas-gateway"), "--listen", "127.0.0.1:\(port)", "--socket", "\(folder)/none"],
            log: "\(folder)/log")
        let url = "http://127.0.0.1:\(port)"
        do {
            try await waitUntil("the gateway listens", within: .seconds(60)) { try await Self.isServed(port) }
            async let heads = Self.attack(
                "-H", "-c", "300", "-r", "300", "-i", "2", "-l", "60", "-x", "16", "-p", "5", "-u", "\(url)/livez")
            async let reads = Self.attack(
                "-X", "-c", "100", "-r", "100", "-w", "10", "-y", "20", "-n", "5", "-z", "5", "-k", "3", "-l", "10",
                "-p", "5", "-u", "\(url)/assets/main.js")
            for _ in 1...5 { #expect(try await Self.isServed(port)) }
            // All of them were cut off, long before the attack is over.
            let text = try await heads
            #expect(text.contains("Exit status: No open connections left"), "\(text.suffix(400))")
            #expect(try await reads.contains("service available:   YES"))
            #expect(try await Self.isServed(port))
        } catch {
            try await gateway.end()
            throw error
        }
        try await gateway.end()
    }
}
