import Model
import Testing

@testable import Backup

@Suite struct ContentsTests {
    static let manifest = BackupManifest(
        madeAt: Timestamp(microseconds: 1_700_000_000_000_001), installation: "0123456789abcdef", epoch: "fedcba98",
        revision: 4711, schema: 7, postgres: 15, files: ["engine": "native\nx\n\n", "empty": ""])
    static let key = [UInt8](0..<32)

    private static func read(_ parts: [[UInt8]]) throws -> (BackupContents, dump: [UInt8]) {
        let source = Source(try ArchiveTests.archive(parts))
        var reader = try ArchiveReader(passphrase: ArchiveTests.passphrase) { source.take($0) }
        var (contents, dump) = try BackupContents.read(from: &reader)
        while let more = try reader.next() { dump += more }
        return (contents, dump)
    }

    @Test func roundTrip() throws {
        let contents = BackupContents(manifest: Self.manifest, key: Self.key)
        let dump = ArchiveTests.sample(200_000)
        let (read, found) = try Self.read([contents.bytes, dump])
        #expect(read.manifest == Self.manifest)
        #expect(read.key == Self.key)
        #expect(found == dump)
        #expect("\(contents)" == "backup of 0123456789abcdef", "the key is never printed")
    }

    @Test func contentsThatEndEarlyAreRefused() throws {
        let bytes = BackupContents(manifest: Self.manifest, key: Self.key).bytes
        for count in [0, 3, 4, 40, bytes.count - 1] {
            let fault = #expect(throws: Fault.self) { _ = try Self.read([Array(bytes.prefix(count))]) }
            #expect(fault?.reason == "BackupUnreadable", "\(count)")
        }
        let long = #expect(throws: Fault.self) { _ = try Self.read([[255, 255, 255, 255], bytes]) }
        #expect(long?.reason == "BackupUnreadable")
    }

    @Test func manifestsAreReadBack() throws {
        #expect(try BackupManifest(text: Self.manifest.text) == Self.manifest)
        #expect(try BackupManifest(text: Self.manifest.text + "newer 1 2 3\n") == Self.manifest)
    }

    @Test(arguments: [
        "", "made-at x\n", "file ../key 00\n", "file a/b 00\n", "file .x 00\n", "file x 0\n", "file x zz\n", "file x\n",
        "word\n", "file x ff\n",
    ])
    func badManifestsAreRefused(text: String) throws {
        let fault = #expect(throws: Fault.self) { _ = try BackupManifest(text: text) }
        #expect(fault?.reason == "BackupUnreadable")
        let mixed = Self.manifest.text + text
        if text.hasPrefix("file") || text == "word\n" {
            #expect(throws: Fault.self) { _ = try BackupManifest(text: mixed) }
        }
    }
}
