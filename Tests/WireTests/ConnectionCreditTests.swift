import Testing

@testable import Wire

/// The connection's credit at the server: what costs it, and what gives it back.
@Suite struct ConnectionCreditTests {
    static let shape = CallTerms(shape: .clientStreaming, isWithoutMessage: true)
    static let window = Credit(messages: 100_000, bytes: 16 << 20)

    /// A server that has granted the least for the connection, and much for stream 1.
    func scene() throws -> ServerScene {
        var scene = try ServerScene()
        scene.machine = ServerStateMachine(
            limits: Limits(messageBytes: 1_048_576), credit: .connectionMinimum, requestByteLimit: 64 << 20)
        _ = try scene.machine.helloReceived(Hello(agent: "test"))
        _ = try scene.open(1, flags: [], terms: Self.shape)
        _ = scene.machine.requestsWanted(1, Self.window)
        return scene
    }

    @Test func halfOfItIsSavedUp() throws {
        var scene = try scene()
        for count in 1...512 {
            _ = try scene.message(1, byteCount: 10)
            #expect(scene.machine.connectionGrant == nil, "\(count)")
        }
        _ = try scene.message(1, byteCount: 10)
        #expect(scene.machine.connectionGrant == Credit(messages: 513, bytes: 5_130))
        _ = try scene.message(1, byteCount: 10)
        #expect(scene.machine.connectionGrant == nil)
    }

    @Test func fragmentsCostBytesAndOneMessage() throws {
        var scene = try scene()
        _ = try scene.message(1, flags: .more, byteCount: 262_144)
        _ = try scene.message(1, flags: .more, byteCount: 262_144)
        #expect(scene.machine.connectionGrant == nil)
        _ = try scene.message(1, byteCount: 1)
        #expect(scene.machine.connectionGrant == Credit(messages: 1, bytes: 524_289))
    }

    @Test func whatItDoesNotCoverEndsTheConnection() throws {
        var scene = try scene()
        let tooMuch = Int(Credit.connectionMinimum.bytes) + 1
        #expect(fault { () throws(ConnectionError) in _ = try scene.message(1, byteCount: tooMuch) } == .flowControl)
    }

    /// Frames that a well-behaved client has not paid for are not counted: or it would be granted what it never had.
    @Test func whatNeedsNoneIsNotCounted() throws {
        var scene = try scene()
        _ = try scene.open(2, flags: .more)
        for _ in 0..<20 { _ = try scene.message(2, flags: .more, byteCount: 50_000) }
        #expect(scene.machine.connectionGrant == nil)
        // Refused: the rest of its request is late, and was not paid for either.
        _ = try scene.open(3, flags: .more, terms: CallTerms(credit: Credit(messages: .max, bytes: 0)))
        for _ in 0..<40 { _ = try scene.message(3, flags: .more, byteCount: 50_000) }
        _ = try scene.message(1, flags: .endStream)
        for _ in 0..<2_000 { _ = try scene.message(3, flags: .endStream) }
        #expect(scene.machine.connectionGrant == nil)
    }

    @Test(arguments: [true, false]) func lateMessagesCount(isOver: Bool) throws {
        var scene = try scene()
        _ = try scene.machine.cancelReceived(1)
        if isOver { _ = scene.machine.handlerEnded(1) }
        _ = try scene.message(1, flags: .more, byteCount: 524_288)
        #expect(scene.machine.connectionGrant == nil)
        _ = try scene.message(1, byteCount: 1)
        #expect(scene.machine.connectionGrant == Credit(messages: 1, bytes: 524_289))
        _ = try scene.message(1, flags: .endStream)
        #expect(scene.machine.connectionGrant == nil)
        let tooMuch = Int(Credit.connectionMinimum.bytes) + 1
        #expect(fault { () throws(ConnectionError) in _ = try scene.message(1, byteCount: tooMuch) } == .flowControl)
    }

    /// The rest of the first request is free also when the stream is over; what follows is not.
    @Test func theRestOfTheFirstRequestStaysFree() throws {
        var scene = try scene()
        _ = try scene.open(2, flags: .more, byteCount: 1, terms: CallTerms(shape: .bidirectional))
        _ = scene.machine.requestsWanted(2, Self.window)
        _ = scene.machine.handlerEnded(2)
        _ = try scene.message(2, flags: .more, byteCount: 600_000)
        _ = try scene.message(2, byteCount: 600_000)
        #expect(scene.machine.connectionGrant == nil)
        _ = try scene.message(2, byteCount: 524_289)
        #expect(scene.machine.connectionGrant == Credit(messages: 1, bytes: 524_289))
    }

    /// No more streams are remembered than a client can have open.
    @Test func streamsThatAreOverAreForgotten() {
        var late = LateStreams(capacity: 2)
        for stream: StreamID in 1...3 { late.add(stream, RequestProgress(openedWith: [])) }
        #expect(late.messageReceived(1, [], byteCount: 1).needsCredit == false)
        #expect(late.messageReceived(2, [], byteCount: 1).needsCredit == true)
        #expect(late.messageReceived(3, [], byteCount: 1).needsCredit == true)
    }
}
