import Testing

@testable import Wire

/// What waits in an outbox for the connection's credit, and what does not.
@Suite struct OutboxCreditTests {
    /// What one fill puts out: stream, type, bytes of the message and flags of each frame.
    func written(_ outbox: inout Outbox, byteCount: Int = 1 << 30) throws -> [String] {
        var buffer: [UInt8] = []
        outbox.fill(&buffer, byteCount: byteCount, now: 0)
        var decoder = FrameDecoder(from: .client, limits: .standard)
        return try decoder.decode(Preface.bytes + frame(1) + buffer).dropFirst().map { frame in
            let name =
                switch frame.header.type {
                case .open: "OPEN"
                case .message: "MSG"
                case .cancel: "CANCEL"
                default: "other"
                }
            let flags = frame.header.flags
            let suffix = (flags.contains(.more) ? "+" : "") + (flags.contains(.endStream) ? "." : "")
            return "\(frame.header.stream) \(name)\(suffix) \(frame.message.count)"
        }
    }

    /// An outbox without credit for the connection.
    func poor() throws -> Outbox {
        var outbox = Outbox()
        for number in 1...1_024 { outbox.addMessage(StreamID(number), bytes(1_024)) }
        #expect(try written(&outbox).count == 1_024)
        return outbox
    }

    func bytes(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }

    @Test func messagesWaitForCreditAndNothingElseDoes() throws {
        var outbox = try poor()
        outbox.addMessage(1, bytes(5))
        outbox.addMessage(2, bytes(0))
        outbox.addOpen(3, metadata: [1], deadline: nil, request: bytes(20_000), isLast: true)
        outbox.addHalfClose(4)
        outbox.addMessage(5, bytes(7))
        outbox.addHalfClose(5)
        #expect(try written(&outbox) == ["3 OPEN+ 16383", "3 MSG. 3617", "4 MSG. 0"])
        #expect(!outbox.isEmpty && outbox.byteCount > 0)
        #expect(outbox.writableByteCount == FrameHeader.byteCount)
        #expect(try written(&outbox) == [])
        #expect(outbox.grantConnection(Credit(messages: 2, bytes: 0)) == true)
        // The empty message needs no bytes; the others have none.
        #expect(try written(&outbox) == ["2 MSG 0"])
        #expect(outbox.grantConnection(Credit(messages: 9, bytes: 8)) == true)
        #expect(try written(&outbox) == ["1 MSG 5", "5 MSG+ 3"])
        #expect(outbox.grantConnection(Credit(messages: 0, bytes: 100)) == true)
        #expect(try written(&outbox) == ["5 MSG 4", "5 MSG. 0"])
        #expect(outbox.isEmpty && outbox.byteCount == 0)
    }

    @Test func aMessageIsPaidForOnceAndItsBytesByFrame() throws {
        var outbox = try poor()
        #expect(outbox.grantConnection(Credit(messages: 1, bytes: 40_000)) == true)
        outbox.addMessage(1, bytes(40_000), isLast: true)
        #expect(try written(&outbox) == ["1 MSG+ 16384", "1 MSG+ 16384", "1 MSG. 7232"])
    }

    @Test func helloRaisesTheCreditThatEveryHelloGrants() throws {
        var outbox = Outbox()
        outbox.setConnectionCredit(Credit(messages: 1_026, bytes: 1_048_576 + 10))
        for number in 1...1_030 { outbox.addMessage(StreamID(number), bytes(1_024)) }
        // The bytes of the last that goes are those that HELLO has added.
        let frames = try written(&outbox)
        #expect(frames.count == 1_025)
        #expect(frames.last == "1025 MSG+ 10")
    }

    @Test func aGrantOfNothingOrTooMuchIsRefused() {
        var outbox = Outbox()
        #expect(outbox.grantConnection(.zero) == false)
        #expect(outbox.grantConnection(Credit(messages: Credit.largest, bytes: 0)) == false)
        #expect(outbox.grantConnection(Credit(messages: 0, bytes: .max)) == false)
        #expect(outbox.grantConnection(Credit(messages: Credit.largest - 1_024, bytes: 1)) == true)
        #expect(outbox.grantConnection(Credit(messages: 1, bytes: 0)) == false)
    }

    @Test func whatIsDiscardedNeedsNoCredit() throws {
        var outbox = try poor()
        outbox.addMessage(1, bytes(9))
        outbox.addMessage(2, bytes(1))
        _ = try written(&outbox)
        outbox.addCancel(1, metadata: [])
        #expect(try written(&outbox) == ["1 CANCEL 0"])
        #expect(outbox.grantConnection(Credit(messages: 1, bytes: 1)) == true)
        #expect(try written(&outbox) == ["2 MSG 1"])
        #expect(outbox.byteCount == 0)
    }

    @Test func anEmptyLastMessageIsNotTheHalfCloseAlone() throws {
        var outbox = Outbox()
        outbox.addMessage(1, [], isLast: true)
        #expect(try written(&outbox) == ["1 MSG 0", "1 MSG. 0"])
    }

    @Test func messagesAreCountedByFrames() throws {
        var outbox = Outbox()
        outbox.addOpen(1, metadata: [1], deadline: nil, request: bytes(40_000), isLast: true)
        outbox.addEnd(2, metadata: [], response: bytes(20_000))
        outbox.addMessage(3, bytes(1))
        var buffer: [UInt8] = []
        outbox.fill(&buffer, byteCount: 1 << 20, now: 0)
        #expect(outbox.messagesWritten == 4)
    }

    @Test(arguments: [(5_000, 4_000), (1_001, 1), (1_000, 1), (1, 1)] as [(UInt64, UInt64)])
    func theTimeThatIsLeftIsSetWhenTheFrameGoes(deadline: UInt64, left: UInt64) throws {
        var outbox = Outbox()
        outbox.addOpen(1, metadata: [9, 1], deadline: nil, request: nil, isLast: true)
        let metadata: [UInt8] = [0x09] + [UInt8](repeating: 0xEE, count: 8) + [0x12, 0x00]
        outbox.addOpen(2, metadata: metadata, deadline: deadline, request: [7], isLast: false)
        outbox.addControl(.ping, message: bytes(8))
        var buffer: [UInt8] = []
        outbox.fill(&buffer, byteCount: 1, now: 1_000)
        var decoder = FrameDecoder(from: .client, limits: .standard)
        let frames = try decoder.decode(Preface.bytes + frame(1) + buffer).dropFirst()
        #expect(frames.map(\.header.stream) == [0, 1, 2])
        let open = try #require(frames.last)
        let bytes = withUnsafeBytes(of: left.littleEndian) { Array($0) }
        #expect(open.metadata == [0x09] + bytes + [0x12, 0x00])
        #expect(open.message == [7] && open.header.flags == [])
        let first = frames[frames.startIndex + 1]
        #expect(first.metadata == [9, 1] && first.header.flags == .endStream)
    }

    /// With an error GOAWAY is the last frame: what was added before goes, messages apart, and nothing goes behind it.
    @Test func nothingFollowsTheLastFrame() throws {
        var outbox = Outbox()
        outbox.addOpen(1, metadata: [1], deadline: 9, request: bytes(20_000), isLast: true)
        outbox.addMessage(2, bytes(3))
        outbox.addCredit(3, metadata: [8, 1])
        outbox.addLast(metadata: [16, 1])
        outbox.addLast(metadata: [])
        outbox.addControl(.ping, message: bytes(8))
        outbox.addOpen(4, metadata: [1], deadline: 9, request: [], isLast: true)
        outbox.addMessage(5, [], isLast: true)
        outbox.addCancel(2, metadata: [])
        outbox.addCredit(3, metadata: [])
        outbox.addEnd(6, metadata: [])
        var buffer: [UInt8] = []
        outbox.fill(&buffer, byteCount: 1 << 20, now: 0)
        #expect(outbox.isEmpty && outbox.byteCount == 0)
        var decoder = FrameDecoder(from: .client, limits: .standard)
        let frames = try decoder.decode(Preface.bytes + frame(1) + buffer).dropFirst()
        #expect(frames.map(\.header.type) == [.open, .credit, .goAway])
        #expect(frames.last?.metadata == [16, 1])
    }

    @Test func everyFrameIsShown() {
        var outbox = Outbox()
        let seen = Seen()
        outbox.onFrame = { seen.lines.append("\($0.type.rawValue) \($1) \($2)") }
        outbox.addPreface()
        outbox.addControl(.hello, metadata: [1])
        outbox.addOpen(1, metadata: [2], deadline: nil, request: [3], isLast: true)
        outbox.addMessage(1, [4])
        var buffer: [UInt8] = []
        outbox.fill(&buffer, byteCount: 1 << 20, now: 0)
        #expect(seen.lines == ["1 [1] []", "2 [2] [3]", "3 [] [4]"])
        outbox.addCancel(1, metadata: [5])
        outbox.fill(&buffer, byteCount: 1 << 20, now: 0)
        #expect(seen.lines.last == "5 [5] []")
    }

    /// One test's, on one thread.
    final class Seen: @unchecked Sendable { var lines: [String] = [] }
}
