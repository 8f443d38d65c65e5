import Model
import Testing

@testable import Backup

@Suite struct ArchiveTests {
    static let passphrase = Secret("correct horse battery staple")

    /// An archive in memory.
    static func archive(_ parts: [[UInt8]], passphrase: Secret = passphrase) throws -> [UInt8] {
        let sink = Sink()
        // The least cost that is accepted: the tests are about the format.
        var writer = try ArchiveWriter(passphrase: passphrase, header: ArchiveHeader(logCost: 1)) {
            sink.bytes += $0
        }
        for part in parts { try writer.write(part) }
        try writer.finish()
        return sink.bytes
    }

    static func contents(of archive: [UInt8], passphrase: Secret = passphrase) throws -> [UInt8] {
        let source = Source(archive)
        var reader = try ArchiveReader(passphrase: passphrase) { source.take($0) }
        var contents: [UInt8] = []
        while let part = try reader.next() { contents += part }
        #expect(try reader.next() == nil, "the end stays the end")
        return contents
    }

    static func reason(_ archive: [UInt8], passphrase: Secret = passphrase) -> String? {
        do {
            _ = try contents(of: archive, passphrase: passphrase)
            return nil
        } catch {
            return (error as? Fault)?.reason ?? "\(error)"
        }
    }

    static func sample(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) } }

    @Test(
        "What was written is read, whatever its length",
        arguments: [
            0, 1, ChunkCipher.chunkLength - 1, ChunkCipher.chunkLength, ChunkCipher.chunkLength + 1,
            3 * ChunkCipher.chunkLength, 3 * ChunkCipher.chunkLength + 7,
        ])
    func roundTrip(length: Int) throws {
        let contents = Self.sample(length)
        #expect(try Self.contents(of: Self.archive([contents])) == contents)
        let parts = stride(from: 0, to: length, by: 10_007).map { Array(contents[$0..<min($0 + 10_007, length)]) }
        #expect(try Self.contents(of: Self.archive(parts)) == contents)
    }

    @Test func noTwoArchivesAreAlike() throws {
        let contents = Self.sample(100)
        #expect(try Self.archive([contents]) != Self.archive([contents]))
    }

    @Test func anotherPassphraseIsRefused() throws {
        let archive = try Self.archive([Self.sample(100)])
        #expect(Self.reason(archive, passphrase: Secret("correct horse battery stapl")) == "WrongPassphrase")
    }

    @Test func everyTruncationIsRefused() throws {
        let whole = try Self.archive([Self.sample(2 * ChunkCipher.chunkLength + 40)])
        let sealed = ChunkCipher.chunkLength + ChunkCipher.tagLength
        let ends = [ArchiveHeader.length, ArchiveHeader.length + sealed, ArchiveHeader.length + 2 * sealed]
        let lengths =
            Array(0..<20) + ends.flatMap { ($0 - 2)...($0 + 17) } + ((whole.count - 20)..<whole.count)
        for length in Set(lengths) where length < whole.count {
            #expect(Self.reason(Array(whole.prefix(length))) != nil, "\(length) of \(whole.count) bytes")
        }
    }

    @Test func everyBitFlipIsRefused() throws {
        let whole = try Self.archive([Self.sample(60)])
        for index in whole.indices {
            for bit in 0..<8 {
                var flipped = whole
                flipped[index] ^= 1 << UInt8(bit)
                #expect(Self.reason(flipped) != nil, "bit \(bit) of byte \(index)")
            }
        }
    }

    @Test func bitFlipsInLaterChunksAreRefused() throws {
        let whole = try Self.archive([Self.sample(2 * ChunkCipher.chunkLength + 40)])
        for index in stride(from: ArchiveHeader.length, to: whole.count, by: 9_973) {
            var flipped = whole
            flipped[index] ^= 0x10
            #expect(Self.reason(flipped) == "BackupDamaged", "byte \(index)")
        }
    }

    @Test func chunksCannotBeMovedRepeatedLeftOutOrAdded() throws {
        let whole = try Self.archive([Self.sample(3 * ChunkCipher.chunkLength)])
        let sealed = ChunkCipher.chunkLength + ChunkCipher.tagLength
        let header = Array(whole.prefix(ArchiveHeader.length))
        let chunks = (0..<3).map { place in
            Array(whole[(ArchiveHeader.length + place * sealed)..<(ArchiveHeader.length + (place + 1) * sealed)])
        }
        #expect(Self.reason(header + chunks[0] + chunks[1] + chunks[2]) == nil)
        let wrong = [
            [1, 0, 2], [0, 2, 1], [0, 2], [1, 2], [0, 1], [0], [2], [0, 0, 1, 2], [0, 1, 2, 2], [0, 1, 1, 2],
        ]
        for order in wrong {
            #expect(Self.reason(header + order.flatMap { chunks[$0] }) == "BackupDamaged", "\(order)")
        }
        #expect(Self.reason(whole + [0]) == "BackupDamaged")
        let other = try Self.archive([Self.sample(3 * ChunkCipher.chunkLength)])
        #expect(Self.reason(Array(other.prefix(ArchiveHeader.length)) + chunks.joined()) == "BackupDamaged")
    }

    @Test func otherFilesAreNamedAsWhatTheyAre() throws {
        for bytes in [[], Array("hello".utf8), Self.sample(5_000)] {
            #expect(Self.reason(bytes) == "NoBackup")
        }
        var newer = try Self.archive([[1]])
        newer[8] = 2
        #expect(Self.reason(newer) == "BackupTooNew")
    }

    @Test("A header can't make the reader take all memory")
    func costs() throws {
        var archive = try Self.archive([[1]])
        archive[9] = 60
        #expect(Self.reason(archive) == "WrongPassphrase")
    }
}

private final class Sink {
    var bytes: [UInt8] = []
}

final class Source {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    func take(_ count: Int) -> [UInt8] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }
}
