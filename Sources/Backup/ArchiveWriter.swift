import Model

/// Writes an archive: encrypts what it is given in chunks of a fixed length, with one chunk in memory.
public struct ArchiveWriter {
    private var cipher: ChunkCipher
    private var waiting: [UInt8] = []
    private let output: ([UInt8]) throws -> Void

    /// Begins an archive.
    ///
    /// - Parameters:
    ///   - passphrase: the keys follow from it.
    ///   - output: gets the archive's bytes in order; what it throws, the methods throw.
    /// - Throws: `Fault` (`KeyDerivationFailed`).
    public init(passphrase: Secret, output: @escaping ([UInt8]) throws -> Void) throws {
        try self.init(passphrase: passphrase, header: ArchiveHeader(), output: output)
    }

    init(passphrase: Secret, header: ArchiveHeader, output: @escaping ([UInt8]) throws -> Void) throws {
        let keys = try ArchiveKeys(passphrase, header)
        cipher = ChunkCipher(header, keys)
        self.output = output
        try output(header.bytes(keys))
    }

    /// Adds bytes to the contents.
    public mutating func write(_ bytes: [UInt8]) throws {
        waiting += bytes
        // A full chunk is held back as long as it may be the last one.
        var begin = 0
        while waiting.count - begin > ChunkCipher.chunkLength {
            let end = begin + ChunkCipher.chunkLength
            try output(cipher.seal(Array(waiting[begin..<end]), isLast: false))
            begin = end
        }
        if begin > 0 { waiting.removeFirst(begin) }
    }

    /// Ends the archive: without this it is not whole, and no reader takes it for whole.
    public consuming func finish() throws { try output(cipher.seal(waiting, isLast: true)) }
}
