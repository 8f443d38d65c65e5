import Model
import Sealing

/// What stands in an archive before the dump: what was backed up, and the key.
public struct BackupContents: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
    /// What was backed up.
    public var manifest: BackupManifest
    /// The key-encryption key, `Keyring.keyLength` bytes.
    public var key: [UInt8]

    /// Puts the two together.
    public init(manifest: BackupManifest, key: [UInt8]) {
        self.manifest = manifest
        self.key = key
    }

    /// The manifest's length in four bytes, the manifest, the key.
    public var bytes: [UInt8] {
        let text = Array(manifest.text.utf8)
        let length = UInt32(truncatingIfNeeded: text.count)
        return withUnsafeBytes(of: length.bigEndian) { Array($0) } + text + key
    }

    /// Says nothing of the key.
    public var description: String { "backup of \(manifest.installation)" }

    /// No children, so that nothing prints the key.
    public var customMirror: Mirror { Mirror(self, children: []) }

    static let longestManifest = 64 << 10
}

extension BackupContents {
    /// Reads the contents of an archive up to the dump.
    ///
    /// - Returns: what stands there, and the first bytes of the dump that came with it.
    /// - Throws: what the reader throws; `Fault` (`BackupUnreadable`) for contents that this program can't read.
    public static func read(from reader: inout ArchiveReader) throws -> (BackupContents, dump: [UInt8]) {
        var bytes: [UInt8] = []
        try fill(&bytes, to: 4, from: &reader)
        let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard length <= longestManifest else { throw BackupManifest.unreadable("its manifest is too long") }
        let end = 4 + length + Keyring.keyLength
        try fill(&bytes, to: end, from: &reader)
        guard let text = String(validating: bytes[4..<4 + length], as: UTF8.self) else {
            throw BackupManifest.unreadable("its manifest is no text")
        }
        let contents = BackupContents(
            manifest: try BackupManifest(text: text), key: Array(bytes[(4 + length)..<end]))
        return (contents, Array(bytes[end...]))
    }

    private static func fill(_ bytes: inout [UInt8], to count: Int, from reader: inout ArchiveReader) throws {
        while bytes.count < count {
            guard let more = try reader.next() else { throw BackupManifest.unreadable("it ends before the dump") }
            bytes += more
        }
    }
}
