import Testing

@testable import Reflection

/// JSON and the wire, as Google's own protobuf has them.
@Suite struct MappingTests {
    @Test(arguments: SampleCases.all)
    func jsonBecomesTheSameBytes(sample: SampleCases.Case) throws {
        #expect(try Base64.text(of: Sample.encode(sample.json)) == sample.wire, "\(sample.json)")
    }

    @Test(arguments: SampleCases.all)
    func bytesBecomeTheSameJSON(sample: SampleCases.Case) throws {
        let bytes = try #require(Base64.bytes(of: sample.wire))
        #expect(try JSON(parsing: Sample.decode(bytes)) == Self.expected(sample.canonical), "\(sample.json)")
    }

    @Test(arguments: SampleCases.all)
    func whatIsReadCanBeWritten(sample: SampleCases.Case) throws {
        let bytes = try #require(Base64.bytes(of: sample.wire))
        #expect(try Sample.encode(Sample.decode(bytes)) == bytes)
    }

    @Test func membersGoByBothTheirNames() throws {
        #expect(try Sample.encode(#"{"an_int64": 7}"#) == Sample.encode(#"{"anInt64": "7"}"#))
    }

    @Test func unknownFieldsAreLeftOut() throws {
        // Field 999 as varint, fixed64, bytes and fixed32, and field 5.
        let bytes: [UInt8] =
            [0xb8, 0x3e, 1, 0xb9, 0x3e] + [UInt8](repeating: 1, count: 8) + [0xba, 0x3e, 2, 1, 1, 0xbd, 0x3e]
            + [1, 1, 1, 1, 0x28, 3]
        #expect(try Sample.decode(bytes) == #"{"anInt32":3}"#)
    }

    @Test func aTimeThatIsNoneIsShownAsItIs() throws {
        #expect(try Sample.decode([0xea, 0x01, 0x02, 0x10, 0x7f]) == #"{"at":"1970-01-01T00:00:00.000000127Z"}"#)
        let negative = [0xea, 0x01, 0x0b, 0x10] + [UInt8](repeating: 0xff, count: 9) + [0x01]
        #expect(try Sample.decode(negative) == #"{"at":{"nanos":-1}}"#)
    }

    @Test func packedAndUnpackedNumbersAreRead() throws {
        #expect(try Sample.decode([0x90, 1, 1, 0x90, 1, 2, 0x92, 1, 2, 3, 4]) == #"{"numbers":[1,2,3,4]}"#)
        #expect(try Sample.decode([0x9a, 1, 2, 3, 4]) == #"{"unpacked":[3,4]}"#)
    }

    @Test func longBytesAreToldByTheirLength() throws {
        let bytes = try Sample.encode(#"{"someBytes": "AAECAwQF"}"#)
        #expect(try Sample.decode(bytes, shownBytes: 5) == #"{"someBytes":"<6 bytes>"}"#)
        #expect(try Sample.decode(bytes, shownBytes: 6) == #"{"someBytes":"AAECAwQF"}"#)
    }

    @Test func entriesOfMapsMayLackTheirParts() throws {
        // Two entries of `sizes` without key and value; the last one counts.
        #expect(try Sample.decode([0xda, 1, 0, 0xda, 1, 2, 0x10, 5]) == #"{"sizes":{"":5}}"#)
        #expect(try Sample.decode([0xe2, 1, 0]) == #"{"flags":{"false":{}}}"#)
    }

    /// Python writes whole numbers of its floats with a `.0` that JSON's do not need, and so do we.
    private static func expected(_ text: String) throws -> JSON { try JSON(parsing: text) }
}
