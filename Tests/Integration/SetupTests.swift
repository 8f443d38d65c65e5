import Foundation
import Glibc
import Testing

/// The look at the machine that comes before anything is built: all problems at once, one line that mends them.
@Suite struct SetupTests {
    static let script = "\(Programs.root)/Sources/Setup/prepare.sh"

    /// Runs the look as a user who is not root where that can be done, and as oneself otherwise.
    static func look(_ environment: [String: String]) async throws -> Command.Outcome {
        var environment = environment
        environment["HOME"] = "/nonexistent"
        return try await Command(path: script, arguments: ["up"], environment: environment).run()
    }

    @Test func allProblemsAreReportedAtOnceWithOneLine() async throws {
        let outcome = try await Self.look([
            "PAAS_HTTP": "nonsense", "PAAS_ENGINE": "docker",
            "PAAS_HOME": "/var/tmp/" + String(repeating: "x", count: 80), "PAAS_POSTGRES": "9",
        ])
        #expect(outcome.status == .exited(1))
        #expect(outcome.error.contains("PAAS_HTTP is «nonsense»"))
        #expect(outcome.error.contains("PAAS_ENGINE is «docker»"))
        #expect(outcome.error.contains("too long"))
        #expect(outcome.error.contains("PAAS_POSTGRES") && outcome.error.contains("17"), "\(outcome.error)")
        let mend = outcome.error.split(separator: "\n").filter { $0.hasSuffix("make up") }
        #expect(mend.count == 1, "\(outcome.error)")
        for setting in ["PAAS_HTTP=127.0.0.1:8080", "PAAS_ENGINE=auto", "PAAS_HOME=", "PAAS_POSTGRES=16"] {
            #expect(mend.first?.contains(setting) == true, "\(setting) is missing: \(outcome.error)")
        }
        #expect(!FileManager.default.fileExists(atPath: "/var/tmp/" + String(repeating: "x", count: 80)))
    }

    @Test func aTakenPortIsSeenAndAFreeOneProposed() async throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    ? getsockname(descriptor, $0, &length) : -1
            }
        }
        try #require(status == 0)
        let port = UInt16(bigEndian: address.sin_port)
        let outcome = try await Self.look(["PAAS_HTTP": "127.0.0.1:\(port)", "PAAS_HOME": "/var/tmp/paas-look"])
        #expect(outcome.status == .exited(1))
        #expect(outcome.error.contains("Something else listens on 127.0.0.1:\(port)"))
        #expect(outcome.error.contains(#/PAAS_HTTP=127\.0\.0\.1:\d+ make up/#))
    }

    @Test(.enabled(if: getuid() == 0, "needs root, to become somebody else"))
    func whoIsNotRootGetsOneLineAndNoSudo() async throws {
        // The checkout may lie where nobody else can read it.
        let copy = "/var/tmp/paas-look-\(UInt32.random(in: 0...UInt32.max))"
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try FileManager.default.createDirectory(atPath: "\(copy)/Sources", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(Programs.root)/Sources/Setup", toPath: "\(copy)/Sources/Setup")
        // A package list that is not there shows a machine where nothing is installed.
        let outcome = try await Command(
            path: "/usr/bin/setpriv",
            arguments: [
                "--reuid=65534", "--regid=65534", "--clear-groups", "/bin/bash", "\(copy)/Sources/Setup/prepare.sh",
                "up",
            ],
            environment: ["DPKG_ADMINDIR": "/nonexistent", "PAAS_HOME": "\(copy)/home", "PAAS_HTTP": "127.0.0.1:1"]
        ).run()
        #expect(outcome.status == .exited(1))
        #expect(outcome.error.contains("Packages are missing"))
        let lines = outcome.error.split(separator: "\n").filter { $0.contains("sudo ") }
        #expect(lines.count == 1 && lines.first?.contains("libpq-dev") == true, "\(outcome.error)")
        #expect(lines.first?.hasSuffix("make up") == true)
        #expect(outcome.error.contains("\(copy) can't be written"), "all problems at once: \(outcome.error)")
    }
}
