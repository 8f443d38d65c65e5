import Backup
import Foundation
import Glibc
import Model
import Sealing
import Testing

@testable import paasd

@Suite struct RestoreTests {
    private static let manifest = BackupManifest(
        madeAt: Timestamp(microseconds: 1), installation: "i", epoch: "e", revision: 1, schema: 7, postgres: 15,
        files: ["engine": "native\ni\n\n", "host": "one\n", "elsewhere": "x"])

    private static func refusal(_ target: RestoreTarget, replaces: Bool) -> String? {
        do {
            try target.check(for: manifest, replaces: replaces)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func whereABackupMayBePut() {
        var target = RestoreTarget(serverMajor: 15, isOccupied: false, daemons: 0, replacedName: "replaced_x")
        #expect(Self.refusal(target, replaces: false) == nil)
        #expect(target.keptSchema == nil && target.before.contains("drop schema public;"))
        target.isOccupied = true
        #expect(Self.refusal(target, replaces: false) == "ControlPlaneOccupied")
        #expect(Self.refusal(target, replaces: true) == nil)
        #expect(target.keptSchema == "replaced_x" && target.before.contains("rename to replaced_x;"))
        target.daemons = 1
        #expect(Self.refusal(target, replaces: true) == "DaemonRunning")
        target.daemons = 0
        target.serverMajor = 14
        #expect(Self.refusal(target, replaces: true) == "PostgresTooOld")
    }

    @Test func theKeyIsPutWhenItsControlPlaneIsThere() throws {
        try withFolder { folder in
            let path = "\(folder)/key"
            let (first, second) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 32))
            let fresh = try RestoredKey(path: path, key: first, replaces: false)
            #expect(!FileManager.default.fileExists(atPath: path))
            try fresh.put()
            #expect(try KeyFile(path).read() == first)
            try RestoredKey(path: path, key: first, replaces: false).put()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["key"], "the same key stays")

            let fault = #expect(throws: Fault.self) {
                _ = try RestoredKey(path: path, key: second, replaces: false)
            }
            #expect(fault?.reason == "KeyOccupied")
            try RestoredKey(path: path, key: second, replaces: true).abandon()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["key"])
            try RestoredKey(path: path, key: second, replaces: true).put()
            #expect(try KeyFile(path).read() == second)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(names.count == 2 && names[1].hasPrefix("key.replaced_"))
            #expect(try KeyFile("\(folder)/\(names[1])").read() == first, "the old key is never lost")
        }
    }

    @Test func aHomeTakesWhatItLacks() throws {
        try withFolder { folder in
            let home = try Home(folder)
            try "two\n".write(toFile: "\(folder)/host", atomically: true, encoding: .utf8)
            try home.take(Self.manifest)
            #expect(try String(contentsOfFile: "\(folder)/engine", encoding: .utf8) == "native\ni\n\n")
            #expect(try String(contentsOfFile: "\(folder)/host", encoding: .utf8) == "two\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["engine", "host"])
            #expect(home.records() == ["engine": "native\ni\n\n", "host": "two\n"])
        }
    }

    @Test func onlyAMarkOfTheSameInstallationStays() throws {
        try withFolder { folder in
            let home = try Home(folder)
            for (installation, stays) in [("i", true), ("other", false)] {
                let mark = Watermark(mark: .init(installation: installation, epoch: "e", revision: 9), starts: 1)
                try home.watermark.write(mark)
                try home.take(Self.manifest)
                #expect(try home.watermark.read() == (stays ? mark : nil))
            }
        }
    }

    @Test func theOldestProgramsThatCanDoItAreTaken() throws {
        try withFolder { folder in
            for (major, names) in [
                (15, ["pg_dump"]), (16, ["pg_dump", "pg_restore", "psql"]), (17, ["pg_dump", "pg_restore", "psql"]),
            ] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/\(major)/bin", withIntermediateDirectories: true)
                for name in names {
                    let path = "\(folder)/\(major)/bin/\(name)"
                    try "".write(toFile: path, atomically: true, encoding: .utf8)
                    chmod(path, 0o755)
                }
            }
            let roots = ["\(folder)/none", folder]
            #expect(try BackupPrograms.find(atLeast: 15, in: roots).major == 16, "15 is not complete")
            #expect(try BackupPrograms.find(atLeast: 17, in: roots).folder == "\(folder)/17/bin")
            let fault = #expect(throws: Fault.self) { _ = try BackupPrograms.find(atLeast: 18, in: roots) }
            #expect(fault?.reason == "ProgramMissing")
        }
    }

    @Test func howToConnectIsToldByAFileOfOnesOwn() throws {
        try withFolder { folder in
            let file = try ServiceFile("host=/tmp/x port=5433 password='s e\\'c' dbname=paas", in: folder)
            var status = stat()
            #expect(stat(file.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
            let text = try String(contentsOfFile: file.path, encoding: .utf8)
            #expect(text == "[paas]\npassword=s e'c\ndbname=paas\nhost=/tmp/x\nport=5433\n")
            _ = consume file
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [], "and taken away after use")
            #expect(throws: (any Error).self) { _ = try ServiceFile("dbname='a\nb'", in: folder).path }
        }
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "restore-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}
