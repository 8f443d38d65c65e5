import Foundation
import Model
import Testing

@testable import Sealing

/// Which files hold keys, and that a change of them may be cut off anywhere.
@Suite struct KeyFilesTests {
    private func withFiles(_ body: (KeyFiles, String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(KeyFiles(path: "\(folder)/key"), folder)
    }

    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func theNextKeyTakesThePlaceAndTheOldOneStays() throws {
        try withFiles { files, folder in
            let old = try files.readOrMake()
            let next = try files.readOrMakeNext()
            #expect(old.id != next.id)
            #expect(try files.readOrMakeNext().id == next.id, "after a crash the same one")
            try files.place(old.id)
            #expect(try names(folder) == ["key", "key.next"], "the one in use is in its place")
            // The link was made and the rename was not.
            try FileManager.default.linkItem(atPath: "\(folder)/key", toPath: files.former(old.id))
            #expect(Set(try files.keyrings().map(\.id)) == [old.id, next.id])
            try files.place(next.id)
            try files.place(next.id)
            #expect(try names(folder) == ["key", "key.\(old.id)"])
            #expect(try files.keyrings().map(\.id) == [next.id, old.id], "the one at the path first")
            files.remove(old.id)
            #expect(try names(folder) == ["key"])
            try files.place(files.readOrMakeNext().id)
            #expect(try names(folder) == ["key", "key.\(next.id)"], "no former one is lost")
        }
    }

    @Test func whatIsNoKeyIsNoneAndAnOpenOneIsRefused() throws {
        try withFiles { files, folder in
            #expect(try files.keyrings().isEmpty)
            let key = try files.readOrMake()
            try Data([1, 2, 3]).write(to: URL(filePath: "\(folder)/key.notes"))
            try Data(repeating: 9, count: 32).write(to: URL(filePath: "\(folder)/key.open"))
            chmod("\(folder)/key.open", 0o644)
            #expect(try files.keyrings().map(\.id) == [key.id])
            chmod(files.path, 0o640)
            let fault = #expect(throws: Fault.self) { try files.keyrings() }
            #expect(fault?.reason == "KeyFileRefused")
        }
    }

    @Test func aCredentialIsTakenFirstAndNeverWritten() throws {
        try withFiles { _, folder in
            let standard = "\(folder)/home"
            #expect(KeyFiles.chosen(path: nil, credentials: folder, standard: standard).path == standard)
            try Data(repeating: 1, count: 32).write(to: URL(filePath: "\(folder)/paas-key"))
            // As systemd shows a file that its service's user may read.
            chmod("\(folder)/paas-key", 0o440)
            let files = KeyFiles.chosen(path: nil, credentials: folder, standard: standard)
            #expect(files.isCredential)
            #expect(try files.keyrings().count == 1)
            #expect(KeyFiles.chosen(path: "/named", credentials: folder, standard: standard).path == "/named")
            let fault = #expect(throws: Fault.self) { try files.readOrMakeNext() }
            #expect(fault?.reason == "KeyReadOnly" && fault?.nextSteps.isEmpty == false)
            try Data(repeating: 2, count: 32).write(to: URL(filePath: "\(folder)/paas-key-next"))
            chmod("\(folder)/paas-key-next", 0o400)
            let next = try files.readOrMakeNext()
            try files.place(next.id)
            #expect(try names(folder) == ["paas-key", "paas-key-next"])
            #expect(try files.keyrings().map(\.id).contains(next.id))
        }
    }
}
