import Testing

@testable import Reflection

/// Bytes that docs/protocol.md refuses under «Messages» are refused here too, with the place.
@Suite struct DecodingFaultTests {
    @Test(
        arguments: [
            ([0x08, 0x01], "aDouble: it has another wire type than the field"),
            ([0x4a, 0x02, 0x61], "aString: the bytes end inside a field"),
            ([0x4a, 0x01, 0xff], "aString: the text is not valid UTF-8"),
            ([0x4a, 0x02, 0x61, 0x00], "aString: the text holds a NUL character"),
            ([0x4a, 0x01, 0x61, 0x4a, 0x01, 0x61], "aString: it comes twice"),
            ([0xba, 0x01, 0x00, 0xc0, 0x01, 0x00], "count: it can't be set together with word"),
            ([0x40, 0x02], "aBool: a boolean is neither 0 nor 1"),
            ([0x28, 0x80, 0x80, 0x80, 0x80, 0x10], "anInt32: a number does not fit into 32 bits"),
            ([0x60, 0x80, 0x80, 0x80, 0x80, 0x10], "aUint32: a number does not fit into 32 bits"),
            ([0x68, 0x80, 0x80, 0x80, 0x80, 0x08], "colour: a number does not fit into 32 bits"),
            ([0x80, 0x01, 0x80, 0x80, 0x80, 0x80, 0x10], "anSint32: a number does not fit into 32 bits"),
            ([0x18] + [UInt8](repeating: 0xff, count: 9) + [0x02], "anInt64: a number has more than 64 bits"),
            ([0x18] + [UInt8](repeating: 0xff, count: 10) + [0x01], "anInt64: a number has more than 64 bits"),
            ([0x00, 0x00], "the bytes name a field number that can't be"),
            ([0x0b], "the bytes hold a group or an unknown kind of value"),
            ([0x0e, 0x00], "the bytes hold a group or an unknown kind of value"),
            ([0x92, 0x01, 0x01, 0x80], "numbers: the bytes end inside a field"),
            ([0xfa, 0x01, 0x03, 1, 2, 3], "doubles: the bytes end inside a field"),
            ([0x52, 0x04, 0x52, 0x02, 0x40, 0x05], "inner.inner.aBool: a boolean is neither 0 nor 1"),
            ([0x80], "the bytes end inside a field"),
            ([0x80, 0x80, 0x80, 0x80, 0x80, 0x01], "the bytes name a field number that can't be"),
        ] as [([UInt8], String)])
    func isRefusedWithItsPlace(bytes: [UInt8], fault: String) throws {
        let error = try #require(throws: MessageFault.self) { try Sample.decode(bytes) }
        #expect(error.description == fault)
    }

    @Test func depthIsBounded() throws {
        var bytes: [UInt8] = []
        for _ in 1..<32 { bytes = [0x52] + Self.varint(bytes.count) + bytes }
        #expect(throws: Never.self) { try Sample.decode(bytes) }
        bytes = [0x52] + Self.varint(bytes.count) + bytes
        #expect(throws: MessageFault.self) { try Sample.decode(bytes) }
    }

    /// Whatever comes is decoded or refused; what is decoded can be encoded and decoded to the same.
    @Test func mutatedBytesDoNoHarm() throws {
        let schema = try Sample.schema()
        let type = try #require(schema.message("samples.v1.All"))
        let (decoder, encoder) = (MessageDecoder(schema: schema), MessageEncoder(schema: schema))
        var random = SeededGenerator(seed: 7)
        let corpus = SampleCases.all.compactMap { Base64.bytes(of: $0.wire) }.filter { !$0.isEmpty }
        var accepted = 0
        for _ in 0..<20_000 {
            var bytes = corpus[Int.random(in: 0..<corpus.count, using: &random)]
            bytes += Bool.random(using: &random) ? corpus[Int.random(in: 0..<corpus.count, using: &random)] : []
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let json = try? decoder.json(of: bytes, as: type) else { continue }
            accepted += 1
            // A moment outside the calendar has no text: it can be read only.
            guard let again = try? encoder.bytes(of: json, as: type) else { continue }
            #expect(try decoder.json(of: again, as: type) == json)
        }
        #expect(accepted > 1_000)
    }

    private static func varint(_ number: Int) -> [UInt8] {
        var writer = WireWriter()
        writer.varint(UInt64(number))
        return writer.bytes
    }
}

/// The same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
