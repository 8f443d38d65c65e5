import Testing

@testable import Wire

@Suite struct FrameRatesTests {
    static let second: UInt64 = 1_000_000_000

    /// Frames of a type that pass at one moment.
    func passed(
        _ rates: inout FrameRates, _ type: FrameType, now: UInt64, written: UInt64 = 0
    ) -> Int {
        for count in 0..<10_000 {
            let code = fault { () throws(ConnectionError) in
                try rates.frameReceived(type, now: now, messagesWritten: written)
            }
            if let code {
                #expect(code == .tooManyFrames)
                return count
            }
        }
        return .max
    }

    @Test(arguments: [
        (FrameType.ping, 128, 32), (.goAway, 128, 32), (.cancel, 2_048, 1_024), (.credit, 1_024, 128),
        (FrameType(rawValue: 0x80), 1_024, 128), (FrameType(rawValue: 0xFF), 1_024, 128),
    ])
    func aBucketIsEmptiedAndFillsUp(type: FrameType, size: Int, perSecond: Int) {
        var rates = FrameRates()
        #expect(passed(&rates, type, now: 5 * Self.second) == size)
        #expect(passed(&rates, type, now: 6 * Self.second) == perSecond)
        #expect(passed(&rates, type, now: 5_000 * Self.second) == size)
    }

    @Test(arguments: [FrameType.open, .message, .end, .hello]) func otherFramesAreNotCounted(type: FrameType) {
        var rates = FrameRates()
        #expect(passed(&rates, type, now: 1) == .max)
    }

    @Test func creditsMayAnswerMessages() {
        var rates = FrameRates()
        #expect(passed(&rates, .credit, now: 1) == 1_024)
        #expect(passed(&rates, .credit, now: 1, written: 10) == 10)
        #expect(passed(&rates, .credit, now: 1, written: 15) == 5)
        // An outbox that was thrown away begins again.
        #expect(passed(&rates, .credit, now: 1, written: 0) == 0)
        #expect(passed(&rates, .credit, now: 1, written: 1 << 40) == 1_024)
    }

    @Test func pingsMayBeAnswered() {
        var rates = FrameRates()
        #expect(passed(&rates, .ping, now: 1) == 128)
        rates.pingSent()
        #expect(passed(&rates, .ping, now: 1) == 1)
    }
}
