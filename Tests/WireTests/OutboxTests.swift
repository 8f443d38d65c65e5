import Testing

@testable import Wire

@Suite struct OutboxTests {
    /// Empties an outbox, a piece at a time, into frames.
    func drain(_ outbox: inout Outbox, from sender: Side, byteCount: Int = 1) throws -> [Decoded] {
        var bytes: [UInt8] = []
        while !outbox.isEmpty {
            var buffer: [UInt8] = []
            outbox.fill(&buffer, byteCount: byteCount, now: 1_000)
            bytes += buffer
        }
        #expect(outbox.byteCount == 0)
        var decoder = FrameDecoder(from: sender, limits: .standard)
        let before = (sender == .client ? Preface.bytes : []) + frame(1)
        return try Array(decoder.decode(before + bytes).dropFirst())
    }

    @Test func aSmallUnaryCallIsTwoFrames() throws {
        var client = Outbox()
        client.addOpen(1, metadata: [1], deadline: nil, request: [2, 3], isLast: true)
        let open = try drain(&client, from: .client)
        #expect(open.map(\.header.type) == [.open])
        #expect(open.first?.header.flags == .endStream)
        #expect(open.first?.message == [2, 3])
        var server = Outbox()
        server.addEnd(1, metadata: [], response: [4])
        let end = try drain(&server, from: .server)
        #expect(end.map(\.header.type) == [.end])
        #expect(end.first?.message == [4])
    }

    @Test(arguments: [0, 1, 16_382, 16_383, 16_384, 16_385, 32_767, 32_768, 32_769, 314_159])
    func aRequestOfAnySizeComesWhole(byteCount: Int) throws {
        let request = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0) }
        var outbox = Outbox()
        outbox.addOpen(7, metadata: [1, 2], deadline: nil, request: request, isLast: true)
        let frames = try drain(&outbox, from: .client)
        #expect(frames.flatMap(\.message) == request)
        #expect(frames.first?.header.type == .open)
        #expect(frames.dropFirst().allSatisfy { $0.header.type == .message })
        #expect(frames.last?.header.flags == .endStream)
        #expect(frames.dropLast().allSatisfy { $0.header.flags == .more })
        #expect(frames.allSatisfy { $0.header.length <= 16_384 })
    }

    @Test(arguments: [0, 1, 16_383, 16_384, 16_385, 271_828])
    func aResponseOfAnySizeComesWhole(byteCount: Int) throws {
        let response = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0) }
        var outbox = Outbox()
        outbox.addEnd(7, metadata: [], response: response)
        let frames = try drain(&outbox, from: .server)
        #expect(frames.flatMap(\.message) == response)
        #expect(frames.last?.header.type == .end)
        #expect(frames.dropLast().allSatisfy { $0.header.type == .message && $0.header.flags == .more })
    }

    @Test func endsComeBeforeMessagesAndControlBeforeAll() throws {
        var outbox = Outbox()
        outbox.addMessage(1, [1])
        outbox.addEnd(2, metadata: [])
        outbox.addControl(.ping, message: Array(repeating: 0, count: 8))
        let frames = try drain(&outbox, from: .server)
        #expect(frames.map(\.header.type) == [.ping, .end, .message])
    }

    @Test func streamsTakeTurnsAndKeepTheirOrder() throws {
        var outbox = Outbox()
        let long = [UInt8](repeating: 9, count: 40_000)
        outbox.addMessage(1, long)
        outbox.addMessage(1, [1])
        outbox.addEnd(1, metadata: [])
        outbox.addMessage(2, [2])
        outbox.addMessage(3, [3])
        let frames = try drain(&outbox, from: .server)
        #expect(frames.map(\.header.stream) == [1, 2, 3, 1, 1, 1, 1])
        let first = frames.filter { $0.header.stream == 1 }
        #expect(first.map(\.header.type) == [.message, .message, .message, .message, .end])
        #expect(first.prefix(3).flatMap(\.message) == long)
        #expect(first.map(\.header.flags) == [.more, .more, [], [], []])
    }

    @Test func cancelForgetsTheRestOfTheRequest() throws {
        var outbox = Outbox()
        outbox.addOpen(1, metadata: [], deadline: nil, request: Array(repeating: 0, count: 100_000), isLast: true)
        outbox.addOpen(2, metadata: [], deadline: nil, request: Array(repeating: 0, count: 20_000), isLast: true)
        outbox.addCancel(1, metadata: [8, 1])
        let frames = try drain(&outbox, from: .client)
        #expect(frames.map(\.header.type) == [.open, .open, .cancel, .message])
        #expect(frames.map(\.header.stream) == [1, 2, 1, 2])
    }

    @Test func largerFramesAreUsedOnceThePeerTakesThem() throws {
        var outbox = Outbox()
        outbox.frameBytes = 65_536
        outbox.addEnd(1, metadata: [], response: Array(repeating: 0, count: 65_536))
        #expect(try drain(&outbox, from: .server).count == 1)
    }
}
