import Foundation
import Support
import Testing

/// The units are what systemd understands, and let the programs do no more than they need.
@Suite struct SystemdUnitTests {
    private static let program = "/usr/bin/systemd-analyze"
    private static let folder = Repository.root.appendingPathComponent("Sources/Setup/systemd")
    private static let isThere = FileManager.default.isExecutableFile(atPath: program)

    private static func analyze(_ arguments: String...) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// systemd's own score of what a unit may do to the machine: 0 is nothing, 10 is everything. The daemon of the native
    /// engine has to become other users.
    @Test(
        .enabled(if: isThere, "systemd-analyze is not installed; PAAS_TEST_INSTALL=1 make test installs it"),
        arguments: [("paas-gateway.service", 1.2), ("paasd.service", 3.5)])
    func exposure(unit: String, most: Double) throws {
        let path = Self.folder.appendingPathComponent(unit).path
        let answer = try Self.analyze("security", "--offline=yes", "--threshold=\(Int(most * 10))", "--no-pager", path)
        let score = answer.output.split(separator: "\n").last.map(String.init) ?? answer.output
        #expect(answer.status == 0, "\(score)")
        #expect(score.contains("Overall exposure level for \(unit)"))
    }

    @Test(.enabled(if: isThere, "systemd-analyze is not installed; PAAS_TEST_INSTALL=1 make test installs it"))
    func everyLineIsUnderstood() throws {
        let copies = FileManager.default.temporaryDirectory.appendingPathComponent("paas-units-\(UUID())")
        try FileManager.default.createDirectory(at: copies, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: copies) }
        let names = ["paas-gateway.service", "paasd.service", "paasd.socket"]
        for name in names {
            // The programs need not be installed for this.
            let lines = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.hasPrefix("ExecStart=") ? "ExecStart=/bin/true" : String($0) }
            try lines.joined(separator: "\n")
                .write(to: copies.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        for name in names {
            let answer = try Self.analyze("verify", "--man=no", copies.appendingPathComponent(name).path)
            #expect(answer.status == 0 && !answer.output.contains(name), "\(answer.output)")
        }
    }

    @Test(.enabled(if: isThere, "systemd-analyze is not installed; PAAS_TEST_INSTALL=1 make test installs it"))
    func theHowToShowsTheScore() throws {
        let page = Repository.root.appendingPathComponent("docs/how-to/run-under-systemd.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let block = try #require(try DocumentBlocks(text).shell(for: "native").first)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-eu", "-c", block.text]
        process.currentDirectoryURL = Repository.root
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let score = try #require(output.split(separator: "\n").last?.split(separator: ":").last)
        let number = try #require(score.split(separator: " ").first)
        #expect(process.terminationStatus == 0 && text.contains("too: \(number)."), "\(score)")
    }

    /// What the units say of secrets and of who may open what, in the words that systemd reads.
    @Test(arguments: [
        ("paas-gateway.service", "User=paas-gateway"), ("paas-gateway.service", "CapabilityBoundingSet="),
        ("paas-gateway.service", "NoNewPrivileges=yes"), ("paas-gateway.service", "LimitCORE=0"),
        ("paasd.service", "LimitCORE=0"), ("paasd.service", "LoadCredential=paas-key:/etc/paas/key"),
        ("paasd.service", "KillMode=process"), ("paasd.socket", "SocketMode=0660"),
        ("paasd.socket", "SocketGroup=paas"),
        ("paas.tmpfiles", "d /run/paas 0750 root paas"),
    ])
    func says(file: String, line: String) throws {
        let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
        #expect(text.split(separator: "\n").contains(Substring(line)))
    }
}
