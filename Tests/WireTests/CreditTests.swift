import Testing

@testable import Wire

@Suite struct CreditTests {
    @Test func aMessageIsPaidForInBothCurrencies() {
        var credit = SendCredit(Credit(messages: 2, bytes: 10))
        #expect(credit.take(11) == false)
        #expect(credit.take(10) == true)
        #expect(credit.take(1) == false)
        #expect(credit.take(0) == true)
        #expect(credit.take(0) == false)
        #expect(credit.grant(Credit(messages: 0, bytes: 5)) == true)
        #expect(credit.take(1) == false)
        #expect(credit.grant(Credit(messages: 1, bytes: 0)) == true)
        #expect(credit.take(5) == true)
    }

    @Test func aGrantOfNothingOrTooMuchIsRefused() {
        var credit = SendCredit(Credit(messages: 1, bytes: 1))
        #expect(credit.grant(.zero) == false)
        #expect(credit.grant(Credit(messages: Credit.largest, bytes: 0)) == false)
        #expect(credit.grant(Credit(messages: 0, bytes: .max)) == false)
        #expect(credit.grant(Credit(messages: Credit.largest - 1, bytes: Credit.largest - 1)) == true)
    }

    @Test func aWindowIsReturnedByHalves() {
        var window = ReceiveWindow(Credit(messages: 4, bytes: 100), largestMessage: 10)
        for _ in 0..<4 {
            #expect(window.messageBegan() == true)
            #expect(window.bytesReceived(1) == true)
        }
        #expect(window.messageBegan() == false)
        #expect(window.messageConsumed(1) == nil)
        #expect(window.messageConsumed(1) == Credit(messages: 2, bytes: 2))
        #expect(window.messageBegan() == true)
        #expect(window.bytesReceived(101) == false)
    }

    /// Whatever sizes come: once all is consumed, the largest message fits.
    @Test func whatIsHeldBackNeverBlocksTheLargestMessage() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let largest = Int.random(in: 1...1_000, using: &generator)
            let size = Credit(
                messages: .random(in: 1...9, using: &generator),
                bytes: UInt32(largest) + .random(in: 0...500, using: &generator))
            var window = ReceiveWindow(size, largestMessage: largest)
            var sender = SendCredit(size)
            for _ in 0..<50 {
                let byteCount = Int.random(in: 0...largest, using: &generator)
                #expect(sender.take(byteCount) == true, "\(size), largest \(largest), message \(byteCount)")
                #expect(window.messageBegan() == true)
                #expect(window.bytesReceived(byteCount) == true)
                if let credit = window.messageConsumed(byteCount) { #expect(sender.grant(credit) == true) }
            }
        }
    }
}
