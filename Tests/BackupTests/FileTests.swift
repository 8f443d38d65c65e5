import Foundation
import Glibc
import Model
import Testing

@testable import Backup

@Suite struct FileTests {
    /// A folder of a test's own, removed after it.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "backup-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func write(_ contents: BackupContents, dump: [UInt8], to path: String) throws {
        let file = try NewBackupFile(path)
        var writer = try ArchiveWriter(
            passphrase: ArchiveTests.passphrase, header: ArchiveHeader(logCost: 1), output: file.append)
        try writer.write(contents.bytes)
        try writer.write(dump)
        try writer.finish()
        try file.finish()
    }

    @Test("A file has its name only when it is whole, and is its owner's only")
    func newFile() throws {
        try withFolder { folder in
            let path = "\(folder)/a"
            let file = try NewBackupFile(path)
            try file.append([1, 2, 3])
            #expect(!FileManager.default.fileExists(atPath: path))
            try file.finish()
            #expect(FileManager.default.contents(atPath: path) == Data([1, 2, 3]))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)

            let again = #expect(throws: Fault.self) { _ = try NewBackupFile(path).finish() }
            #expect(again?.reason == "BackupFileRefused")
            try NewBackupFile("\(folder)/b").abandon()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
        }
    }

    @Test("A file that came meanwhile is not overwritten")
    func race() throws {
        try withFolder { folder in
            let path = "\(folder)/a"
            let file = try NewBackupFile(path)
            try "theirs".write(toFile: path, atomically: true, encoding: .utf8)
            var refusal: Fault?
            do { try file.finish() } catch { refusal = error as? Fault }
            #expect(refusal?.reason == "BackupFileRefused")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "theirs")
        }
    }

    @Test("A stored backup can be verified, and read again afterwards")
    func stored() throws {
        try withFolder { folder in
            let contents = BackupContents(manifest: ContentsTests.manifest, key: ContentsTests.key)
            let dump = ArchiveTests.sample(300_000)
            try write(contents, dump: dump, to: "\(folder)/a")
            let stored = try StoredBackup("\(folder)/a")
            for _ in 0..<2 {
                let (read, length) = try stored.verify(passphrase: ArchiveTests.passphrase)
                #expect(read == contents && length == 300_000)
            }
            let fault = #expect(throws: Fault.self) { _ = try stored.verify(passphrase: Secret("something else")) }
            #expect(fault?.reason == "WrongPassphrase")
            let folderFault = #expect(throws: Fault.self) { _ = try StoredBackup(folder) }
            #expect(folderFault?.reason == "BackupFileRefused")
        }
    }

    @Test("A passphrase is the first line of a file that nobody else may read")
    func passphrases() throws {
        try withFolder { folder in
            let path = "\(folder)/p"
            for text in ["correct horse battery", "correct horse battery\n", "correct horse battery\r\nmore\n"] {
                try text.write(toFile: path, atomically: false, encoding: .utf8)
                chmod(path, 0o600)
                #expect(try PassphraseFile(path).read() == Secret("correct horse battery"))
            }
            chmod(path, 0o640)
            let open = #expect(throws: Fault.self) { _ = try PassphraseFile(path).read() }
            #expect(open?.message.contains("chmod 600") == true)
            chmod(path, 0o600)
            for text in ["", "\n", "short", String(repeating: "x", count: 1025)] {
                try text.write(toFile: path, atomically: false, encoding: .utf8)
                let fault = #expect(throws: Fault.self) { _ = try PassphraseFile(path).read() }
                #expect(fault?.reason == "PassphraseRefused", "\(text)")
            }
            #expect(throws: Fault.self) { _ = try PassphraseFile("\(folder)/none").read() }
        }
    }
}
