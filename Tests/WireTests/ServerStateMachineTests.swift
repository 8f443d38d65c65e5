import Testing

@testable import Wire

/// What the server's tables do not say in one cell.
@Suite struct ServerStateMachineTests {
    @Test(arguments: [(0, 0, false), (0, 1, true), (1, 9, true), (2, 3, false), (3, 1, false)])
    func versions(lowest: Int, highest: Int, isSpoken: Bool) {
        var machine = ServerStateMachine(limits: .standard, requestByteLimit: 1)
        let hello = Hello(lowestVersion: UInt32(lowest), highestVersion: UInt32(highest), agent: "")
        let code = fault { () throws(ConnectionError) in _ = try machine.helloReceived(hello) }
        #expect(code == (isSpoken ? nil : .versionMismatch))
    }

    @Test func fragmentsBecomeOneRequest() throws {
        var scene = try ServerScene()
        #expect(try scene.open(1, flags: .more, byteCount: 3) == "wait")
        #expect(try scene.message(1, flags: .more, byteCount: 4) == "wait")
        #expect(try scene.message(1, flags: .endStream, byteCount: 5) == "start 12")
    }

    @Test func theRequestMayFollowAnOpenWithoutOne() throws {
        var scene = try ServerScene(.receivingNothing)
        #expect(try scene.message(1, flags: .more, byteCount: 4) == "wait")
        #expect(try scene.message(1, byteCount: 5) == "wait")
        #expect(try scene.message(1, flags: .endStream) == "start 9")
    }

    /// An empty first fragment is one all the same: what follows completes the request.
    @Test func anEmptyFirstFragmentBeginsTheRequest() throws {
        var scene = try ServerScene()
        #expect(try scene.open(1, flags: .more) == "wait")
        #expect(try scene.message(1, flags: .endStream) == "start 0")
        #expect(try scene.open(2, flags: .more, terms: CallTerms(shape: .clientStreaming)) == "start request none")
        #expect(try scene.message(2, flags: .endStream) == "request 0 last")
    }

    @Test func idsOnlyIncrease() throws {
        var scene = try ServerScene()
        _ = try scene.open(5)
        #expect(scene.machine.handlerEnded(5) == .asHandled)
        for reused: StreamID in [5, 4, 1] {
            #expect(fault { () throws(ConnectionError) in _ = try scene.open(reused) } == .protocolViolation)
        }
        #expect(try scene.open(.max) == "start 0")
    }

    @Test func aMessageAtTheLimitPassesAndOneOverItFailsAlone() throws {
        var scene = try ServerScene()
        _ = try scene.open(1)
        #expect(try scene.open(2, flags: .more, byteCount: 1_048_570) == "wait")
        #expect(try scene.open(3, flags: .more, byteCount: 1_048_570) == "wait")
        #expect(try scene.message(2, flags: .endStream, byteCount: 6) == "start 1048576")
        #expect(try scene.message(3, flags: .more, byteCount: 7) == "SE MessageTooLarge")
        #expect(try scene.message(3, flags: .endStream, byteCount: 7) == "wait")
        #expect(scene.machine.handlerEnded(1) == .asHandled)
    }

    @Test func requestsInMemoryAreBounded() throws {
        var scene = try ServerScene(requestByteLimit: 100)
        #expect(try scene.open(1, byteCount: 60) == "start 60")
        #expect(try scene.open(2, flags: .more, byteCount: 40) == "wait")
        #expect(try scene.message(2, flags: .endStream, byteCount: 1) == "SE TooManyRequestBytes")
        #expect(try scene.open(3, byteCount: 41) == "SE TooManyRequestBytes")
        _ = scene.machine.handlerEnded(1)
        #expect(try scene.open(4, byteCount: 100) == "start 100")
    }

    /// What a handler has taken of a stream does not count any more; what it has not taken ends with the call.
    @Test func requestsOfStreamsCountUntilTheyAreTaken() throws {
        var scene = try ServerScene(requestByteLimit: 100)
        let terms = CallTerms(shape: .clientStreaming)
        #expect(try scene.open(1, flags: [], byteCount: 60, terms: terms) == "start request 60")
        #expect(scene.machine.requestsWanted(1, ServerScene.window) == ServerScene.window)
        #expect(scene.machine.requestsWanted(1, ServerScene.window) == nil)
        #expect(scene.machine.requestTaken(1, byteCount: 60) == nil)
        #expect(try scene.message(1, byteCount: 100) == "request 100")
        #expect(try scene.open(2, byteCount: 1) == "SE TooManyRequestBytes")
        #expect(try scene.message(1, byteCount: 1) == "ending")
        #expect(scene.machine.handlerEnded(1) == .with(.tooManyRequestBytes(100)))
        #expect(try scene.open(3, byteCount: 100) == "start 100")
    }

    @Test func aRequestBeyondTheStreamsCreditEndsTheConnection() throws {
        let terms = CallTerms(shape: .clientStreaming, isWithoutMessage: true)
        var early = try ServerScene()
        _ = try early.open(1, flags: [], terms: terms)
        #expect(fault { () throws(ConnectionError) in _ = try early.message(1) } == .flowControl)
        for sizes in [[1, 1, 1], [1_048_577 + 63, 1]] {
            var scene = try ServerScene(limits: Limits(messageBytes: 2_097_152))
            _ = try scene.open(1, flags: [], terms: terms)
            _ = scene.machine.requestsWanted(1, ServerScene.window)
            for size in sizes.dropLast() { #expect(try scene.message(1, byteCount: size) == "request \(size)") }
            #expect(fault { () throws(ConnectionError) in _ = try scene.message(1, byteCount: 1) } == .flowControl)
        }
    }

    /// The first request costs nothing where OPEN begins it, and its being taken gives nothing back.
    @Test func theFirstRequestNeedsNoCredit() throws {
        var scene = try ServerScene()
        let terms = CallTerms(shape: .clientStreaming)
        _ = try scene.open(1, flags: .more, byteCount: 5, terms: terms)
        #expect(try scene.message(1, byteCount: 5) == "request 10")
        #expect(fault { () throws(ConnectionError) in _ = try scene.message(1) } == .flowControl)
        scene = try ServerScene()
        _ = try scene.open(1, flags: [], byteCount: 5, terms: terms)
        let window = Credit(messages: 1, bytes: 1_048_576)
        #expect(scene.machine.requestsWanted(1, window) == window)
        #expect(scene.machine.requestTaken(1, byteCount: 5) == nil)
        #expect(try scene.message(1, byteCount: 7) == "request 7")
        #expect(scene.machine.requestTaken(1, byteCount: 7) == Credit(messages: 1, bytes: 7))
        // Who has said that nothing follows is granted nothing.
        #expect(try scene.message(1, flags: .endStream, byteCount: 9) == "request 9 last")
        #expect(scene.machine.requestTaken(1, byteCount: 9) == nil)
    }

    @Test func aCancelledCallKeepsItsPlaceUntilItsHandlerEnds() throws {
        var scene = try ServerScene(limits: Limits(streams: 16))
        for stream: StreamID in 1...16 { _ = try scene.open(stream) }
        #expect(try scene.machine.cancelReceived(16) == .cancel)
        #expect(try scene.machine.cancelReceived(16) == .ignore)
        #expect(try scene.open(17) == "SE TooManyCalls")
        #expect(scene.machine.handlerEnded(16) == .with(.cancelled))
        #expect(try scene.open(18) == "start 0")
    }

    @Test func responsesWaitForCredit() throws {
        var scene = try ServerScene()
        _ = try scene.open(1, terms: CallTerms(credit: Credit(messages: 2, bytes: 10), largestResponse: 8))
        #expect(scene.machine.responseOffered(1, byteCount: 8) == .send)
        #expect(scene.machine.responseOffered(1, byteCount: 3) == .wait)
        #expect(scene.machine.responseOffered(1, byteCount: 2) == .send)
        #expect(scene.machine.responseOffered(1, byteCount: 0) == .wait)
        #expect(scene.machine.responseOffered(1, byteCount: 9) == .fail(.messageTooLarge(8)))
        #expect(try scene.machine.creditReceived(1, Credit(messages: 1, bytes: 1)) == .resume)
        #expect(scene.machine.responseOffered(1, byteCount: 1) == .send)
        _ = try scene.machine.cancelReceived(1)
        #expect(scene.machine.responseOffered(1, byteCount: 0) == .discard)
        _ = scene.machine.handlerEnded(1)
        #expect(scene.machine.responseOffered(1, byteCount: 0) == .discard)
    }

    @Test func theOnlyResponseHasALimitToo() throws {
        var scene = try ServerScene()
        for (stream, byteCount): (StreamID, Int) in [(1, 8), (2, 9)] {
            _ = try scene.open(stream, terms: CallTerms(largestResponse: 8))
            let end = scene.machine.handlerEnded(stream, responseByteCount: byteCount)
            #expect(end == (byteCount == 8 ? .asHandled : .with(.messageTooLarge(8))))
        }
    }

    @Test func aRefusedOfferConsumesItsId() throws {
        var scene = try ServerScene()
        let empty: [UInt8] = []
        let action = try scene.machine.openReceived(
            1, flags: .more, message: empty.span.bytes,
            offer: .refuse(StreamError(code: 12, reason: "UnknownMethod", "")))
        #expect(ServerScene.text(action) == "SE UnknownMethod")
        #expect(try scene.message(1, flags: .endStream) == "wait")
        #expect(fault { () throws(ConnectionError) in _ = try scene.open(1) } == .protocolViolation)
    }

    /// What a GOAWAY of a drain has said is never raised: a call that came later was not begun.
    @Test func theGoAwayOfAFaultRaisesNothing() throws {
        var scene = try ServerScene(.running)
        let error = ConnectionError(.protocolViolation, "")
        #expect(scene.machine.goAway(for: error).lastStream == 1)
        _ = scene.machine.drainBegan(drainNanoseconds: 0)
        _ = try scene.open(2)
        #expect(scene.machine.goAway(for: error).lastStream == 2)
        _ = scene.machine.drainEnded(drainNanoseconds: 0)
        #expect(try scene.open(128) == "SE GoingAway")
        #expect(scene.machine.goAway(for: error) == GoAway(lastStream: 2, error: error))
    }

    @Test func aLostConnectionEndsCallsWithoutHandler() throws {
        var scene = try ServerScene(.receiving)
        #expect(scene.machine.connectionLost(1) == true)
        #expect(scene.machine.isIdle)
        scene = try ServerScene(.running)
        #expect(scene.machine.connectionLost(1) == false)
        #expect(scene.outcome(of: .handlerEnds) == "END Cancelled")
    }
}
