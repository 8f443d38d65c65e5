import Messages
import Model
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [0, 1, -1, 1_000_000, -1_000_000, -999_999, 1_700_000_000_123_456, -62_135_596_800_000_000])
    func microsecondsSurvive(microseconds: Int64) throws {
        let timestamp = Timestamp(microseconds: microseconds)
        let message = ProtobufTimestamp(timestamp)
        #expect((0...999_999_999).contains(message.nanos))
        #expect(Timestamp(message) == timestamp)
    }

    @Test func beforeTheEpochNanosecondsCountUpwards() {
        #expect(ProtobufTimestamp(Timestamp(microseconds: -1)) == .init(seconds: -1, nanos: 999_999_000))
    }

    @Test func partsOfMicrosecondsAreCutOff() {
        #expect(Timestamp(ProtobufTimestamp(seconds: 1, nanos: 1_999)) == Timestamp(microseconds: 1_000_001))
    }

    @Test(
        arguments: [
            (.max, 0), (.min, 0), (0, -1), (0, 1_000_000_000), (253_402_300_800, 0), (-62_135_596_801, 0),
        ] as [(Int64, Int32)])
    func whatIsNoMomentIsRefused(seconds: Int64, nanos: Int32) {
        #expect(Timestamp(ProtobufTimestamp(seconds: seconds, nanos: nanos)) == nil)
    }

    @Test(arguments: [Int64.min, .max])
    func theEndsOfTheRangeDoNotTrap(microseconds: Int64) {
        #expect((0...999_999_999).contains(ProtobufTimestamp(Timestamp(microseconds: microseconds)).nanos))
    }
}
