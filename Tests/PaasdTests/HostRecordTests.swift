import Foundation
import Model
import Testing

@testable import paasd

/// A home remembers the host that it belongs to.
@Suite struct HostRecordTests {
    private func withRecord(_ body: (HostRecord) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "paasd-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(HostRecord(path: "\(folder)/host"))
    }

    private func host(_ text: String) throws -> HostName { try #require(HostName(text)) }

    @Test("The first name is kept, and another one is refused")
    func remembers() throws {
        try withRecord { record in
            #expect(try record.name(wanted: nil, machine: "box") == host("box"))
            #expect(try record.name(wanted: host("a"), machine: "box") == host("a"))
            try record.write(host("a"))
            try record.write(host("a"))
            #expect(try record.name(wanted: nil, machine: "box") == host("a"))
            #expect(try record.name(wanted: host("a"), machine: "box") == host("a"))
            let fault = try #require(throws: Fault.self) { _ = try record.name(wanted: host("b"), machine: "box") }
            #expect(fault.reason == "HostRecorded" && fault.message.contains("a") && !fault.nextSteps.isEmpty)
        }
    }

    @Test("A machine without a usable name needs one from the command line", arguments: ["", "(none)", "-x", "a b"])
    func nameless(machine: String) throws {
        try withRecord { record in
            let fault = try #require(throws: Fault.self) { _ = try record.name(wanted: nil, machine: machine) }
            #expect(fault.reason == "HostUnclear" && fault.nextSteps.contains { $0.contains("--host") })
        }
    }

    @Test("A file that holds something else stops the start", arguments: ["", "a", "a\nb\n", "ä\n"])
    func damaged(text: String) throws {
        try withRecord { record in
            try text.write(toFile: record.path, atomically: true, encoding: .utf8)
            let fault = try #require(throws: Fault.self) { _ = try record.name(wanted: nil, machine: "box") }
            #expect(fault.reason == "HostRecordUnreadable" && fault.message.contains(record.path))
        }
    }

    @Test("Each lock has a name of its own, the same while it is there")
    func lockNames() throws {
        try withRecord { record in
            let first = try HomeLock(record.path + ".one")
            let second = try HomeLock(record.path + ".two")
            let (one, two) = (first.identity, second.identity)
            #expect(one != two)
            _ = consume first
            let again = try HomeLock(record.path + ".one")
            #expect(again.identity == one)
            _ = consume second
        }
    }
}
