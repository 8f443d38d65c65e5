import Testing

@testable import Wire

/// Every cell of the server's tables in docs/protocol.md.
@Suite struct ServerTableTests {
    typealias State = ServerScene.State
    typealias Event = ServerScene.Event

    static let violation = "CE protocolViolation"

    /// Methods with one request: an event, and what follows in each state, in the order of `oneRequestStates`.
    static let oneRequestStates: [State] = [
        .neverOpened, .receiving, .receivingNothing, .whole, .running, .ending, .over,
    ]
    static let oneRequest: [(Event, [String])] = [
        (.open, ["start 0", violation, violation, violation, violation, violation, violation]),
        (
            .fragment,
            [violation, "wait", "wait", "SE UnexpectedMessage", "ending", "wait", "wait"]
        ),
        (.message, [violation, "wait", "wait", "SE UnexpectedMessage", "ending", "wait", "wait"]),
        (.last, [violation, "start 8", "start 3", "SE UnexpectedMessage", "ending", "wait", "wait"]),
        (.lastEmpty, [violation, "start 5", "SE MissingMessage", "start 5", "ending", "wait", "wait"]),
        (.cancel, [violation, "SE Cancelled", "SE Cancelled", "SE Cancelled", "ending", "late", "late"]),
        (.credit, [violation, "added", "added", "added", "added", "late", "late"]),
        (
            .creditOfNothing,
            [violation, "SE InvalidCredit", "SE InvalidCredit", "SE InvalidCredit", "ending", "late", "late"]
        ),
        (
            .creditTooLarge,
            [violation, "SE InvalidCredit", "SE InvalidCredit", "SE InvalidCredit", "ending", "late", "late"]
        ),
        (
            .deadline,
            ["late", "SE DeadlineExceeded", "SE DeadlineExceeded", "SE DeadlineExceeded", "ending", "late", "late"]
        ),
    ]

    @Test(arguments: oneRequest) func aMethodWithOneRequest(event: Event, outcomes: [String]) throws {
        try #require(outcomes.count == Self.oneRequestStates.count)
        for (state, outcome) in zip(Self.oneRequestStates, outcomes) {
            var scene = try ServerScene(state)
            #expect(scene.outcome(of: event) == outcome, "\(event) in \(state)")
        }
    }

    /// Methods with a stream of requests, in the order of `streamStates`.
    static let streamStates: [State] = [.open, .openInside, .halfClosed, .endingStream, .overStream]
    static let streamOfRequests: [(Event, [String])] = [
        (.open, [violation, violation, violation, violation, violation]),
        (.fragment, ["wait", "wait", "ending", "wait", "wait"]),
        (.message, ["request 3", "request 8", "ending", "wait", "wait"]),
        (.last, ["request 3 last", "request 8 last", "ending", "wait", "wait"]),
        (.lastEmpty, ["request none last", "request 5 last", "ending", "wait", "wait"]),
        (.cancel, ["ending", "ending", "ending", "late", "late"]),
        (.credit, ["added", "added", "added", "late", "late"]),
        (.creditOfNothing, ["ending", "ending", "ending", "late", "late"]),
        (.creditTooLarge, ["ending", "ending", "ending", "late", "late"]),
        (.deadline, ["ending", "ending", "ending", "late", "late"]),
        (.handlerEnds, ["END", "END", "END", "END Cancelled", "none"]),
    ]

    @Test(arguments: streamOfRequests) func aMethodWithAStreamOfRequests(event: Event, outcomes: [String]) throws {
        try #require(outcomes.count == Self.streamStates.count)
        for (state, outcome) in zip(Self.streamStates, outcomes) {
            var scene = try ServerScene(state)
            #expect(scene.outcome(of: event) == outcome, "\(event) in \(state)")
        }
    }

    /// A call that the server has stopped ends with the reason, whatever its handler says.
    @Test(arguments: [
        (State.running, Event.message, "UnexpectedMessage"), (.running, .cancel, "Cancelled"),
        (.running, .creditOfNothing, "InvalidCredit"), (.running, .deadline, "DeadlineExceeded"),
        (.open, .cancel, "Cancelled"), (.open, .creditTooLarge, "InvalidCredit"),
        (.halfClosed, .message, "UnexpectedMessage"), (.halfClosed, .deadline, "DeadlineExceeded"),
    ])
    func aStoppedCallEndsWithTheReason(state: State, event: Event, reason: String) throws {
        var scene = try ServerScene(state)
        #expect(scene.outcome(of: event) == "ending")
        #expect(!scene.machine.isIdle)
        #expect(scene.outcome(of: .handlerEnds) == "END \(reason)")
        #expect(scene.machine.isIdle)
    }

    // MARK: OPEN

    static let opens: [(CallTerms, FrameFlags, Int, String)] = [
        (CallTerms(), .endStream, 5, "start 5"), (CallTerms(), [], 5, "wait"), (CallTerms(), .more, 5, "wait"),
        (CallTerms(isWithoutMessage: true), [], 0, "wait"),
        (CallTerms(isWithoutMessage: true), .endStream, 0, "SE MissingMessage"),
        (CallTerms(isWithoutMessage: true), .more, 0, "SE UnexpectedMessage"),
        (CallTerms(isWithoutMessage: true), [], 1, "SE UnexpectedMessage"),
        (CallTerms(isWithoutMessage: true), .endStream, 1, "SE UnexpectedMessage"),
        (CallTerms(shape: .clientStreaming), [], 5, "start request 5"),
        (CallTerms(shape: .clientStreaming), .endStream, 5, "start request 5 last"),
        (CallTerms(shape: .clientStreaming), .more, 5, "start request none"),
        (CallTerms(shape: .bidirectional, isWithoutMessage: true), [], 0, "start request none"),
        (CallTerms(shape: .bidirectional, isWithoutMessage: true), .endStream, 0, "start request none last"),
        (CallTerms(shape: .bidirectional, isWithoutMessage: true), .more, 0, "SE UnexpectedMessage"),
        (CallTerms(shape: .bidirectional, isWithoutMessage: true), [], 1, "SE UnexpectedMessage"),
        (CallTerms(credit: Credit(messages: .max, bytes: 0)), .endStream, 0, "SE InvalidCredit"),
        (CallTerms(credit: Credit(messages: 0, bytes: Credit.largest + 1)), .endStream, 0, "SE InvalidCredit"),
        (CallTerms(), .endStream, 1_048_577, "SE MessageTooLarge"),
    ]

    @Test(arguments: opens) func anOpen(terms: CallTerms, flags: FrameFlags, byteCount: Int, outcome: String) throws {
        var scene = try ServerScene()
        #expect(try scene.open(1, flags: flags, byteCount: byteCount, terms: terms) == outcome)
        #expect(scene.machine.isIdle == outcome.hasPrefix("SE"))
        // Refused or not, the number is used up.
        #expect(fault { () throws(ConnectionError) in _ = try scene.open(1) } == .protocolViolation)
    }

    // MARK: The connection

    @Test func beforeHelloNothingElseIsTaken() throws {
        for event in Event.allCases where event != .deadline && event != .handlerEnds {
            var scene = try ServerScene()
            scene.machine = ServerStateMachine(limits: .standard, requestByteLimit: 1)
            #expect(scene.outcome(of: event) == Self.violation, "\(event)")
        }
        var machine = ServerStateMachine(limits: .standard, requestByteLimit: 1)
        #expect(fault { () throws(ConnectionError) in _ = try machine.pingReceived(flags: []) } == .protocolViolation)
        #expect(fault { () throws(ConnectionError) in try machine.goAwayReceived() } == .protocolViolation)
        #expect(fault { () throws(ConnectionError) in try machine.extensionReceived() } == .protocolViolation)
        #expect(
            fault { () throws(ConnectionError) in _ = try machine.creditReceived(0, .connection) }
                == .protocolViolation)
        #expect(try machine.helloReceived(Hello(agent: "")) == 1)
        try machine.extensionReceived()
    }

    enum Phase: CaseIterable { case open, draining, leaving }

    @Test(arguments: Phase.allCases) func inEachPhaseAfterHello(phase: Phase) throws {
        var scene = try ServerScene(.running)
        if phase != .open { #expect(scene.machine.drainBegan(drainNanoseconds: 7).lastStream == .max) }
        #expect(scene.machine.endsDrain(ServerStateMachine.drainPing) == (phase != .open))
        #expect(scene.machine.endsDrain([1, 2, 3, 4, 5, 6, 7, 8]) == false)
        if phase == .leaving {
            #expect(scene.machine.drainEnded(drainNanoseconds: 7).lastStream == 1)
            #expect(scene.machine.endsDrain(ServerStateMachine.drainPing) == false)
        }
        #expect(
            fault { () throws(ConnectionError) in _ = try scene.machine.helloReceived(Hello(agent: "")) }
                == .protocolViolation)
        #expect(try scene.machine.pingReceived(flags: []) == .acknowledge)
        #expect(try scene.machine.pingReceived(flags: .acknowledgement) == .ignore)
        #expect(try scene.machine.creditReceived(0, .connection) == .connection)
        #expect(try scene.open(2) == (phase == .leaving ? "SE GoingAway" : "start 0"))
        let stream = try scene.open(3, terms: CallTerms(shape: .serverStreaming))
        #expect(stream == (phase == .open ? "start 0" : "SE GoingAway"))
        #expect(scene.outcome(of: .cancel) == "ending")
        try scene.machine.goAwayReceived()
        #expect(fault { () throws(ConnectionError) in _ = try scene.open(4) } == .protocolViolation)
        _ = scene.machine.handlerEnded(1)
        _ = scene.machine.handlerEnded(2)
        _ = scene.machine.handlerEnded(3)
        #expect(scene.machine.isDone == (phase == .leaving))
    }

    @Test func theServersEndStopsCalls() throws {
        for state in [State.running, .open, .halfClosed] {
            var scene = try ServerScene(state)
            #expect(ServerScene.text(scene.machine.serverEnds(1)) == "ending")
            #expect(scene.outcome(of: .handlerEnds) == "END GoingAway")
        }
        var scene = try ServerScene(.receiving)
        #expect(ServerScene.text(scene.machine.serverEnds(1)) == "SE GoingAway")
    }
}
