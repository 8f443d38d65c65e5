import Foundation
import Glibc
import Model
import Testing

@testable import paasd

@Suite struct FilesTests {
    /// A folder of a test's own, removed after it.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "paasd-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test("A token file gives back what was written, and only its owner may read it")
    func tokenFile() throws {
        try withFolder { folder in
            let file = TokenFile(path: "\(folder)/admin")
            #expect(try file.read() == nil)
            for text in ["paas_first", "paas_second"] {
                try file.write(Secret(text))
                #expect(try file.read() == Secret(text))
            }
            var status = stat()
            #expect(stat(file.path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["admin"])
        }
    }

    @Test("A token that a person edited is read without the line's end")
    func editedTokenFile() throws {
        try withFolder { folder in
            let path = "\(folder)/owner"
            try "paas_x\n".write(toFile: path, atomically: true, encoding: .utf8)
            #expect(try TokenFile(path: path).read() == Secret("paas_x"))
        }
    }

    @Test("A link in a token file's place is refused")
    func linkedTokenFile() throws {
        try withFolder { folder in
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/viewer", withDestinationPath: "/etc/hostname")
            let fault = try #require(throws: Fault.self) { _ = try TokenFile(path: "\(folder)/viewer").read() }
            #expect(fault.reason == "TokenFileRefused")
        }
    }

    @Test("One daemon at a time holds a home's lock, and its end gives it back")
    func lock() throws {
        try withFolder { folder in
            let path = "\(folder)/paasd.lock"
            let first = try HomeLock(path)
            let fault = try #require(throws: Fault.self) { _ = try HomeLock(path) }
            #expect(fault.reason == "HomeLocked")
            _ = consume first
            _ = try HomeLock(path)
        }
    }

    @Test("A home must exist")
    func home() throws {
        try withFolder { folder in
            #expect(try Home(folder + "/../" + (folder as NSString).lastPathComponent).path == Home(folder).path)
            let fault = try #require(throws: Fault.self) { _ = try Home(folder + "/absent") }
            #expect(fault.reason == "HomeMissing")
        }
    }
}
