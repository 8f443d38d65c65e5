import Messages
import Testing

/// What looks strange and is allowed. The numbers of fields are those of codec.proto.
@Suite struct AcceptanceTests {
    private typealias Every = ConformanceV1.EveryType

    @Test func everyTypeKeepsItsEnds() throws {
        let lowest = Every(
            doubleValue: -.greatestFiniteMagnitude, floatValue: -.infinity, int32Value: .min, int64Value: .min,
            sint32Value: .min, sint64Value: .min, sfixed32Value: .min, sfixed64Value: .min, weekday: .first)
        let highest = Every(
            doubleValue: .infinity, floatValue: .leastNonzeroMagnitude, int32Value: .max, int64Value: .max,
            uint32Value: .max, uint64Value: .max, sint32Value: .max, sint64Value: .max, fixed32Value: .max,
            fixed64Value: .max, sfixed32Value: .max, sfixed64Value: .max, weekday: .last)
        for message in [lowest, highest] { #expect(try Every(decoding: message.encoded()) == message) }
        #expect(try Every(int32Value: -1).encoded() == [0x18] + Array(repeating: 0xff, count: 9) + [1])
        #expect(try Every(sint32Value: -1, sint64Value: 1).encoded() == [0x38, 1, 0x40, 2])
    }

    @Test func negativeZeroIsSent() throws {
        #expect(try Every(doubleValue: -0.0).encoded() == [0x09, 0, 0, 0, 0, 0, 0, 0, 0x80])
        #expect(try Every(decoding: [0x15, 0, 0, 0, 0x80]).floatValue.sign == .minus)
    }

    @Test func numbersMayBePackedOrNot() throws {
        #expect(try Every(decoding: [0xc8, 6, 1, 0xca, 6, 2, 2, 3, 0xc8, 6, 4]).uint32s == [1, 2, 3, 4])
        #expect(try Every(decoding: [0xb5, 6, 0, 0, 0x80, 0x3f, 0xb2, 6, 4, 0, 0, 0, 0x40]).floats == [1, 2])
        #expect(try Every(decoding: [0x8a, 7, 3, 1, 0, 1, 0x88, 7, 0]).bools == [true, false, true, false])
        #expect(try Every(decoding: [0xca, 6, 0]).uint32s == [])
        #expect(try Every(uint32s: [1, 300]).encoded() == [0xca, 6, 3, 1, 0xac, 2])
    }

    @Test func varintsMayBeLongerThanNeeded() throws {
        #expect(try Every(decoding: [0x18, 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0]).int32Value == 1)
        #expect(try Every(decoding: [0xf2, 0x80, 0x80, 0x80, 0, 0x81, 0x80, 0x80, 0x80, 0, 0x61]).text == "a")
    }

    @Test func membersOfOneofsAreSentAtTheirDefaultsAndInOrder() throws {
        let message = Every(text: "t", between: 3, last: 1, first: .firstText(""), second: .secondFlag(false))
        let bytes: [UInt8] = [0x72, 1, 0x74, 0x98, 1, 3, 0xa2, 1, 0, 0xb8, 1, 0, 0xf8, 0xff, 0xff, 0xff, 0x0f, 1]
        #expect(try message.encoded() == bytes)
        #expect(try Every(decoding: bytes) == message)
        #expect(try Every(first: .firstNumber(0)).encoded() == [0x90, 1, 0])
        #expect(try Every(decoding: [0xb2, 1, 0]).first == .firstMessage(.init()))
    }

    @Test func unknownFieldsAreSkippedWhateverTheyHold() throws {
        let unknown: [UInt8] = [
            0x98, 6, 5, 0x99, 6, 1, 2, 3, 4, 5, 6, 7, 8, 0x9a, 6, 3, 0, 0xff, 3, 0x9d, 6, 1, 2, 3, 4,
        ]
        #expect(try Every(decoding: unknown + [0x72, 1, 0x61] + unknown) == Every(text: "a"))
        #expect(try Every(decoding: [0x8a, 1] + [UInt8(unknown.count)] + unknown).inner == .init())
    }

    @Test(arguments: ["ÿ", "\u{7ff}", "\u{800}", "\u{d7ff}", "\u{e000}", "\u{ffff}", "\u{10000}", "\u{10ffff}"])
    func theEndsOfUTF8AreTexts(text: String) throws {
        for padding in 0..<9 {
            let text = String(repeating: "x", count: padding) + text + "y"
            #expect(try Every(decoding: Every(text: text).encoded()).text == text)
        }
    }

    @Test func aHundredThreadsDecodeAtOnce() async throws {
        let message = DatabasesV1.ListDatabasesResponse(databases: Array(repeating: Samples.database, count: 200))
        let bytes = try message.encoded()
        let right = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask { (try? DatabasesV1.ListDatabasesResponse(decoding: bytes)) == message }
            }
            return await group.allSatisfy { $0 }
        }
        #expect(right)
    }
}
