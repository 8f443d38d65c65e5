import Testing

@testable import DockerAPI

@Suite struct TarFileTests {
    static let contents = Array("16\n".utf8)

    /// Bytes before the file's entry that say something about it.
    static let preambles: [[UInt8]] = [
        [],
        TarArchive.entry("x", TarArchive.record("path", "PG_VERSION") + TarArchive.record("mtime", "1.5")),
        TarArchive.entry("g", TarArchive.record("comment", "for all")),
        TarArchive.entry("L", [UInt8](repeating: 97, count: 700)),
        TarArchive.entry("K", [UInt8](repeating: 97, count: 512)) + TarArchive.entry("L", [97]),
        TarArchive.entry("x", []),
    ]

    @Test(arguments: preambles)
    func theFileIsFound(preamble: [UInt8]) throws {
        for kind in ["0", "7", "\0"] as [Character] {
            let archive = preamble + TarArchive.entry(kind, Self.contents) + TarArchive.end
            #expect(try TarFile.contents(of: archive, limit: 100) == Self.contents)
        }
    }

    @Test func theSizeMayBeWrittenInOtherWays() throws {
        let body = TarArchive.padded(Self.contents)
        let binary: [UInt8] = [0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3]
        #expect(
            try TarFile.contents(of: TarArchive.header("0", size: 0, sizeField: binary) + body, limit: 9)
                == Self.contents)
        #expect(
            try TarFile.contents(
                of: TarArchive.header("0", size: 0, sizeField: Array("      3 ".utf8)) + body, limit: 9)
                == Self.contents)
        let pax = TarArchive.entry("x", TarArchive.record("size", "3"))
        #expect(try TarFile.contents(of: pax + TarArchive.header("0", size: 0) + body, limit: 9) == Self.contents)
    }

    @Test func anEmptyFileIsAFile() throws {
        #expect(try TarFile.contents(of: TarArchive.entry("0", []), limit: 0).isEmpty)
    }

    static let refused: [([UInt8], DockerFault.Kind)] = [
        ([], .unreachable),
        (Array(TarArchive.entry("0", contents).prefix(511)), .unreachable),
        (TarArchive.header("0", size: 3), .unreachable),
        (Array(TarArchive.entry("x", TarArchive.record("a", "b"))), .unreachable),
        (TarArchive.end, .malformedAnswer),
        ([UInt8](repeating: 255, count: 512), .malformedAnswer),
        (TarArchive.entry("5", []), .malformedAnswer),
        (TarArchive.entry("2", []), .malformedAnswer),
        (TarArchive.entry("1", []), .malformedAnswer),
        (TarArchive.entry("S", contents), .malformedAnswer),
        (TarArchive.entry("0", [UInt8](repeating: 1, count: 101)), .answerTooLong),
        (TarArchive.header("x", size: 1 << 30), .malformedAnswer),
        (TarArchive.header("0", size: 0, sizeField: [UInt8](repeating: 255, count: 12)), .malformedAnswer),
        (TarArchive.header("0", size: 0, sizeField: Array("12x4".utf8)), .malformedAnswer),
        (
            TarArchive.header("0", size: 0, sizeField: [0x80, 0, 0, 0, 0x7f] + [255, 255, 255, 255, 255, 255, 255]),
            .answerTooLong
        ),
        (TarArchive.entry("x", Array("no records".utf8)) + TarArchive.entry("0", contents), .malformedAnswer),
        (TarArchive.entry("x", Array("99 size=3\n".utf8)) + TarArchive.entry("0", contents), .malformedAnswer),
        (TarArchive.entry("x", Array("0 size=3\n".utf8)) + TarArchive.entry("0", contents), .malformedAnswer),
        (TarArchive.entry("x", TarArchive.record("size", "-3")) + TarArchive.entry("0", contents), .malformedAnswer),
        (
            TarArchive.entry("x", TarArchive.record("size", "\(Int.max)")) + TarArchive.entry("0", contents),
            .answerTooLong
        ),
        (
            TarArchive.entry("x", TarArchive.record("GNU.sparse.major", "1")) + TarArchive.entry("0", contents),
            .malformedAnswer
        ),
    ]

    @Test(arguments: refused)
    func somethingElseIsRefused(archive: [UInt8], kind: DockerFault.Kind) {
        let fault = #expect(throws: DockerFault.self) { try TarFile.contents(of: archive, limit: 100) }
        #expect(fault?.kind == kind)
    }

    @Test func noBytesTrap() {
        var random = SeededBytes(seed: 7)
        let sound =
            TarArchive.entry("x", TarArchive.record("size", "3")) + TarArchive.entry("0", Self.contents)
            + TarArchive.end
        for _ in 0..<2000 {
            var bytes = sound
            for _ in 0..<(1 + random.next() % 4) { bytes[Int(random.next() % UInt64(bytes.count))] = random.byte() }
            bytes = Array(bytes.prefix(Int(random.next() % UInt64(bytes.count + 1))))
            do { #expect(try TarFile.contents(of: bytes, limit: 100).count <= 100) } catch {
                #expect(error is DockerFault)
            }
        }
    }
}
