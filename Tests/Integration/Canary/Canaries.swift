import Foundation
import Testing

/// Secrets that a test knows, and the search for them in everything that others could read.
actor Canaries {
    private var secrets: [(name: String, text: String)] = []
    /// Holds the patterns, outside of what is searched: arguments can be read by everybody.
    private let file: String

    init(beside installation: Installation) { file = "\(installation.home).canaries" }

    /// Watches out for a secret: as it is, in hexadecimal digits and in base 64.
    func add(_ name: String, _ text: String) throws {
        #expect(text.utf8.count >= 16, "what is shorter is found by chance")
        let digits = text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        // Its first bytes are the same whatever follows.
        let encoded = Data(text.utf8.prefix(text.utf8.count / 3 * 3)).base64EncodedString()
        secrets += [(name, text), ("\(name) in hexadecimal", digits), ("\(name) in base 64", encoded)]
        try secrets.map(\.text).joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    }

    /// Forgets them.
    func remove() { try? FileManager.default.removeItem(atPath: file) }

    /// Nothing of them may be in a text.
    func expectNone(in text: String, _ place: String) {
        for (name, secret) in secrets { #expect(!text.contains(secret), "\(place) shows \(name)") }
    }

    /// Files below a folder that hold one of them; those that are meant to are left out.
    func files(below folder: String, but excluded: [String] = []) async throws -> [String] {
        let outcome = try await Command(
            path: "/bin/grep",
            arguments: ["-rlaFs", "--devices=skip"] + excluded.map { "--exclude\($0)" } + ["-f", file, folder]
        ).run()
        // 1 is none, 2 is a file that went away meanwhile.
        return outcome.lines
    }

    /// Processes whose arguments or environment hold one of them.
    func processes() async throws -> [String] {
        let outcome = try await Command(
            path: "/bin/sh", arguments: ["-c", "grep -laFs -f '\(file)' /proc/[0-9]*/cmdline /proc/[0-9]*/environ"]
        ).run()
        return outcome.lines
    }
}
