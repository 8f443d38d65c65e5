import Testing

@testable import Wire

@Suite struct ServerStateMachineTests {
    typealias Machine = ServerStateMachine<String>

    /// What an action says, in one line.
    func text(_ action: StopAction<String>) -> String {
        switch action {
        case .ignore: "ignore"
        case .end(let error): "end \(error.reason)\(error.notProcessed ? " unprocessed" : "")"
        case .cancel(let call): "cancel \(call)"
        }
    }

    func text(_ action: RequestAction<String>) -> String {
        switch action {
        case .wait: "wait"
        case .start(let call, let request): "start \(call) \(request.count)"
        case .stop(let action): text(action)
        }
    }

    func text(_ action: CreditAction<String>) -> String {
        switch action {
        case .ignore: "ignore"
        case .resume(let call): "resume \(call)"
        case .stop(let action): text(action)
        }
    }

    func open(limits: Limits = .standard, requestByteLimit: Int = 8 << 20) throws -> Machine {
        var machine = Machine(limits: limits, requestByteLimit: requestByteLimit)
        #expect(try machine.helloReceived(Hello(agent: "test")) == 1)
        return machine
    }

    func bytes(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }

    func send(
        _ machine: inout Machine, open stream: StreamID, flags: FrameFlags = .endStream, byteCount: Int = 0,
        terms: CallTerms = CallTerms()
    ) throws(ConnectionError) -> String {
        let payload = bytes(byteCount)
        return text(
            try machine.openReceived(
                stream, flags: flags, terms: terms, message: payload.span.bytes, offer: .accept("call\(stream)")))
    }

    func send(
        _ machine: inout Machine, message stream: StreamID, flags: FrameFlags = [], byteCount: Int = 0
    ) throws(ConnectionError) -> String {
        let payload = bytes(byteCount)
        return text(try machine.messageReceived(stream, flags: flags, message: payload.span.bytes))
    }

    @Test func aUnaryCallFromBeginningToEnd() throws {
        var machine = try open()
        #expect(try send(&machine, open: 1, byteCount: 5) == "start call1 5")
        #expect(machine.replyOffered(1, byteCount: 4_194_304) == nil)
        #expect(machine.replyOffered(1, byteCount: 4_194_305)?.reason == "MessageTooLarge")
        #expect(!machine.isIdle)
        #expect(machine.handlerEnded(1) == .asHandled)
        #expect(machine.isIdle)
        #expect(machine.handlerEnded(1) == .ignore)
    }

    @Test func helloComesFirstAndOnce() throws {
        var early = Machine(limits: .standard, requestByteLimit: 1)
        #expect(fault { () throws(ConnectionError) in _ = try send(&early, open: 1) } == .protocolViolation)
        #expect(fault { () throws(ConnectionError) in _ = try send(&early, message: 1) } == .protocolViolation)
        #expect(fault { () throws(ConnectionError) in _ = try early.cancelReceived(1) } == .protocolViolation)
        #expect(fault { () throws(ConnectionError) in _ = try early.pingReceived(flags: []) } == .protocolViolation)
        #expect(fault { () throws(ConnectionError) in try early.goAwayReceived() } == .protocolViolation)
        let credit = Credit(messages: 1, bytes: 1)
        #expect(
            fault { () throws(ConnectionError) in _ = try early.creditReceived(0, credit) } == .protocolViolation)
        var machine = try open()
        #expect(
            fault { () throws(ConnectionError) in _ = try machine.helloReceived(Hello(agent: "")) }
                == .protocolViolation)
    }

    @Test(arguments: [(0, 0, false), (0, 1, true), (1, 9, true), (2, 3, false), (3, 1, false)])
    func versions(lowest: Int, highest: Int, isSpoken: Bool) {
        var machine = Machine(limits: .standard, requestByteLimit: 1)
        let hello = Hello(lowestVersion: UInt32(lowest), highestVersion: UInt32(highest), agent: "")
        let code = fault { () throws(ConnectionError) in _ = try machine.helloReceived(hello) }
        #expect(code == (isSpoken ? nil : .versionMismatch))
    }

    @Test func fragmentsBecomeOneRequest() throws {
        var machine = try open()
        #expect(try send(&machine, open: 1, flags: .more, byteCount: 3) == "wait")
        #expect(try send(&machine, message: 1, flags: .more, byteCount: 4) == "wait")
        #expect(try send(&machine, message: 1, flags: .endStream, byteCount: 5) == "start call1 12")
    }

    @Test func theHalfCloseMayComeAlone() throws {
        var machine = try open()
        #expect(try send(&machine, open: 1, flags: [], byteCount: 3) == "wait")
        #expect(try send(&machine, message: 1, flags: .endStream) == "start call1 3")
    }

    @Test(arguments: [([], 0), ([], 1), (.endStream, 1), (.more, 0)] as [(FrameFlags, Int)])
    func aSecondMessageIsAFaultOfTheCall(flags: FrameFlags, byteCount: Int) throws {
        var machine = try open()
        _ = try send(&machine, open: 1, flags: [], byteCount: 3)
        #expect(
            try send(&machine, message: 1, flags: flags, byteCount: byteCount) == "end UnexpectedMessage unprocessed")
        #expect(try send(&machine, message: 1) == "wait")
        #expect(try send(&machine, open: 2) == "start call2 0")
    }

    @Test func aMessageAfterTheHalfCloseCancelsTheHandler() throws {
        var machine = try open()
        _ = try send(&machine, open: 1)
        #expect(try send(&machine, message: 1) == "cancel call1")
        #expect(try send(&machine, message: 1) == "wait")
        #expect(machine.handlerEnded(1) == .with(.unexpectedMessage))
    }

    @Test func idsOnlyIncrease() throws {
        var machine = try open()
        _ = try send(&machine, open: 5)
        #expect(machine.handlerEnded(5) == .asHandled)
        for reused: StreamID in [5, 4, 1] {
            #expect(
                fault { () throws(ConnectionError) in _ = try send(&machine, open: reused) } == .protocolViolation)
        }
        #expect(try send(&machine, open: .max) == "start call\(UInt32.max) 0")
    }

    @Test func framesForStreamsThatAreOverAreLateNotWrong() throws {
        var machine = try open()
        _ = try send(&machine, open: 3)
        _ = machine.handlerEnded(3)
        for over: StreamID in [3, 2] {
            #expect(try send(&machine, message: over) == "wait")
            #expect(text(try machine.cancelReceived(over)) == "ignore")
            #expect(text(try machine.creditReceived(over, Credit(messages: 1, bytes: 1))) == "ignore")
        }
        #expect(fault { () throws(ConnectionError) in _ = try send(&machine, message: 4) } == .protocolViolation)
        #expect(fault { () throws(ConnectionError) in _ = try machine.cancelReceived(4) } == .protocolViolation)
        #expect(
            fault { () throws(ConnectionError) in _ = try machine.creditReceived(4, Credit(messages: 1, bytes: 1)) }
                == .protocolViolation)
    }

    @Test func aMessageAtTheLimitPassesAndOneOverItFailsAlone() throws {
        var machine = try open(limits: Limits(messageBytes: 1_048_576))
        _ = try send(&machine, open: 1)
        #expect(try send(&machine, open: 2, flags: .more, byteCount: 1_048_570) == "wait")
        #expect(try send(&machine, open: 3, flags: .more, byteCount: 1_048_570) == "wait")
        #expect(try send(&machine, message: 2, flags: .endStream, byteCount: 6) == "start call2 1048576")
        #expect(try send(&machine, message: 3, flags: .more, byteCount: 7) == "end MessageTooLarge unprocessed")
        #expect(try send(&machine, message: 3, flags: .endStream, byteCount: 7) == "wait")
        #expect(machine.handlerEnded(1) == .asHandled)
    }

    @Test func requestsInMemoryAreBounded() throws {
        var machine = try open(requestByteLimit: 100)
        #expect(try send(&machine, open: 1, byteCount: 60) == "start call1 60")
        #expect(try send(&machine, open: 2, flags: .more, byteCount: 40) == "wait")
        #expect(
            try send(&machine, message: 2, flags: .endStream, byteCount: 1) == "end TooManyRequestBytes unprocessed")
        #expect(try send(&machine, open: 3, byteCount: 41) == "end TooManyRequestBytes unprocessed")
        _ = machine.handlerEnded(1)
        #expect(try send(&machine, open: 4, byteCount: 100) == "start call4 100")
    }

    @Test func aCancelledCallKeepsItsPlaceUntilItsHandlerEnds() throws {
        var machine = try open(limits: Limits(streams: 16))
        for stream: StreamID in 1...16 { _ = try send(&machine, open: stream) }
        #expect(text(try machine.cancelReceived(16)) == "cancel call16")
        #expect(text(try machine.cancelReceived(16)) == "ignore")
        #expect(try send(&machine, open: 17) == "end TooManyCalls unprocessed")
        #expect(machine.handlerEnded(16) == .with(.cancelled))
        #expect(try send(&machine, open: 18) == "start call18 0")
    }

    @Test func aCancelBeforeTheRequestIsWholeEndsTheCall() throws {
        var machine = try open()
        _ = try send(&machine, open: 1, flags: .more, byteCount: 1)
        #expect(text(try machine.cancelReceived(1)) == "end Cancelled unprocessed")
        #expect(machine.isIdle)
    }

    @Test func aDeadlineStopsACallInEachState() throws {
        var machine = try open()
        _ = try send(&machine, open: 1, flags: .more)
        _ = try send(&machine, open: 2)
        #expect(text(machine.deadlinePassed(1)) == "end DeadlineExceeded unprocessed")
        #expect(text(machine.deadlinePassed(2)) == "cancel call2")
        #expect(text(machine.deadlinePassed(2)) == "ignore")
        #expect(machine.handlerEnded(2) == .with(.deadlineExceeded))
        #expect(text(machine.deadlinePassed(2)) == "ignore")
    }

    @Test func responsesWaitForCredit() throws {
        var machine = try open()
        _ = try send(&machine, open: 1, terms: CallTerms(credit: Credit(messages: 2, bytes: 10), largestResponse: 8))
        #expect(machine.responseOffered(1, byteCount: 8) == .send)
        #expect(machine.responseOffered(1, byteCount: 3) == .wait)
        #expect(machine.responseOffered(1, byteCount: 2) == .send)
        #expect(machine.responseOffered(1, byteCount: 0) == .wait)
        #expect(machine.responseOffered(1, byteCount: 9) == .fail(.messageTooLarge(8)))
        #expect(text(try machine.creditReceived(1, Credit(messages: 1, bytes: 1))) == "resume call1")
        #expect(machine.responseOffered(1, byteCount: 1) == .send)
        _ = try machine.cancelReceived(1)
        #expect(machine.responseOffered(1, byteCount: 0) == .discard)
        _ = machine.handlerEnded(1)
        #expect(machine.responseOffered(1, byteCount: 0) == .discard)
    }

    @Test func aWrongGrantIsAFaultOfItsStream() throws {
        var machine = try open()
        _ = try send(&machine, open: 1, terms: CallTerms(credit: Credit(messages: 1, bytes: 1)))
        _ = try send(&machine, open: 2)
        #expect(text(try machine.creditReceived(1, .zero)) == "cancel call1")
        #expect(text(try machine.creditReceived(2, Credit(messages: .max, bytes: 0))) == "cancel call2")
        let terms = CallTerms(credit: Credit(messages: .max, bytes: 0))
        #expect(try send(&machine, open: 3, terms: terms) == "end InvalidCredit unprocessed")
        #expect(
            fault { () throws(ConnectionError) in _ = try machine.creditReceived(0, .zero) } == .flowControl)
        #expect(text(try machine.creditReceived(0, Credit(messages: 1, bytes: 0))) == "ignore")
    }

    @Test func aRefusedOfferConsumesItsId() throws {
        var machine = try open()
        let error = StreamError(code: 12, reason: "UnknownMethod", "")
        let empty: [UInt8] = []
        let action = try machine.openReceived(
            1, flags: .more, terms: CallTerms(), message: empty.span.bytes, offer: .refuse(error))
        #expect(text(action) == "end UnknownMethod unprocessed")
        #expect(try send(&machine, message: 1, flags: .endStream) == "wait")
        #expect(fault { () throws(ConnectionError) in _ = try send(&machine, open: 1) } == .protocolViolation)
    }

    @Test func drainingRefusesNewCallsAndKeepsOldOnes() throws {
        var machine = try open()
        _ = try send(&machine, open: 4)
        #expect(machine.shutdownBegan(drainNanoseconds: 7).lastStream == 4)
        #expect(try send(&machine, open: 5) == "end GoingAway unprocessed")
        #expect(machine.handlerEnded(4) == .asHandled)
    }

    @Test func aClientThatLeavesOpensNothing() throws {
        var machine = try open()
        try machine.goAwayReceived()
        #expect(fault { () throws(ConnectionError) in _ = try send(&machine, open: 1) } == .protocolViolation)
    }

    @Test func pingIsAnsweredAndItsAnswerIsNot() throws {
        let machine = try open()
        #expect(try machine.pingReceived(flags: []) == .acknowledge)
        #expect(try machine.pingReceived(flags: .acknowledgement) == .ignore)
    }
}
