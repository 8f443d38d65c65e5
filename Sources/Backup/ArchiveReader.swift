import Model

/// Reads an archive in order, with one chunk in memory. Everything it gives was written there with this passphrase.
public struct ArchiveReader {
    private var cipher: ChunkCipher
    private let input: (Int) throws -> [UInt8]
    private var ahead: [UInt8] = []
    private var isOver = false

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - passphrase: as the archive was made with.
    ///   - input: gives the archive's next bytes, as many as asked for; fewer only at its end.
    /// - Throws: `Fault` (`NoBackup`, `BackupTooNew`, `WrongPassphrase`), or what `input` throws.
    public init(passphrase: Secret, input: @escaping (Int) throws -> [UInt8]) throws {
        let (header, keys) = try ArchiveHeader.open(input(ArchiveHeader.length), passphrase: passphrase)
        cipher = ChunkCipher(header, keys)
        self.input = input
    }

    /// The next part of the contents; `nil` when all of it has been read and the archive was whole.
    ///
    /// - Throws: `Fault` (`BackupDamaged`) as soon as a byte is missing, added, moved or another than was written.
    public mutating func next() throws -> [UInt8]? {
        if isOver { return nil }
        let full = ChunkCipher.chunkLength + ChunkCipher.tagLength
        // One byte more than a chunk tells whether it is the last one.
        let bytes = ahead + (try input(full + 1 - ahead.count))
        let isLast = bytes.count <= full
        let place = cipher.place
        ahead = isLast ? [] : [bytes[full]]
        guard let text = cipher.open(isLast ? bytes : Array(bytes.prefix(full)), isLast: isLast),
            // There is one way to write an archive: only one without contents has an empty chunk.
            !text.isEmpty || place == 0
        else { throw damaged(at: place) }
        isOver = isLast
        return text
    }

    private func damaged(at place: UInt64) -> Fault {
        let begin = UInt64(ArchiveHeader.length) + place * UInt64(ChunkCipher.chunkLength + ChunkCipher.tagLength)
        return Fault(
            .dataLoss, reason: "BackupDamaged",
            "the backup is damaged or cut short at byte \(begin) or after it; nothing was changed",
            nextSteps: ["Take another copy of the file, or an older backup."])
    }
}
