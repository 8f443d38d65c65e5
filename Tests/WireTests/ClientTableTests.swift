import Testing

@testable import Wire

/// The client's state tables of the specification, cell by cell.
@Suite struct ClientTableTests {
    enum Frame: String, CaseIterable {
        case fragment, tooLargeFragment, uncovered, message, end, endWithMessage, endWithCode, cancel, credit
        case emptyCredit, hugeCredit, giveUp
    }

    enum State: String, CaseIterable { case neverOpened, one, stream, insideMessage, givenUp, over }

    /// A stream's frames against a stream's states; a call that goes on says so, and a second line says what state it is
    /// in then.
    static let cells: [Frame: [State: String]] = [
        .fragment: [
            .neverOpened: "CE protocolViolation", .one: "wait", .stream: "wait", .insideMessage: "wait",
            .givenUp: "wait", .over: "wait",
        ],
        .tooLargeFragment: [
            .neverOpened: "CE protocolViolation", .one: "fail a MessageTooLarge", .stream: "fail a MessageTooLarge",
            .insideMessage: "fail a MessageTooLarge", .givenUp: "wait", .over: "wait",
        ],
        // Responses of a call with one need no credit.
        .uncovered: [
            .neverOpened: "CE protocolViolation", .one: "fail a MessageTooLarge", .stream: "CE flowControl",
            .insideMessage: "CE flowControl", .givenUp: "wait", .over: "wait",
        ],
        .message: [
            .neverOpened: "CE protocolViolation", .one: "fail a UnexpectedResponse", .stream: "deliver a 1",
            .insideMessage: "deliver a 2", .givenUp: "wait", .over: "wait",
        ],
        .end: [
            .neverOpened: "CE protocolViolation", .one: "succeed a 0", .stream: "succeed a 0",
            .insideMessage: "violated a UnexpectedResponse", .givenUp: "ignore", .over: "ignore",
        ],
        .endWithMessage: [
            .neverOpened: "CE protocolViolation", .one: "succeed a 3", .stream: "violated a UnexpectedResponse",
            .insideMessage: "violated a UnexpectedResponse", .givenUp: "ignore", .over: "ignore",
        ],
        .endWithCode: [
            .neverOpened: "CE protocolViolation", .one: "fail a", .stream: "fail a", .insideMessage: "fail a",
            .givenUp: "ignore", .over: "ignore",
        ],
        .cancel: [
            .neverOpened: "CE protocolViolation", .one: "resume a", .stream: "resume a", .insideMessage: "resume a",
            .givenUp: "ignore", .over: "ignore",
        ],
        .credit: [
            .neverOpened: "CE protocolViolation", .one: "ignore", .stream: "resume a", .insideMessage: "resume a",
            .givenUp: "ignore", .over: "ignore",
        ],
        .emptyCredit: [
            .neverOpened: "CE protocolViolation", .one: "fail a InvalidCredit", .stream: "fail a InvalidCredit",
            .insideMessage: "fail a InvalidCredit", .givenUp: "ignore", .over: "ignore",
        ],
        .hugeCredit: [
            .neverOpened: "CE protocolViolation", .one: "fail a InvalidCredit", .stream: "fail a InvalidCredit",
            .insideMessage: "fail a InvalidCredit", .givenUp: "ignore", .over: "ignore",
        ],
        .giveUp: [
            .neverOpened: "late", .one: "CANCEL", .stream: "CANCEL", .insideMessage: "CANCEL", .givenUp: "late",
            .over: "late",
        ],
    ]

    func machine(_ state: State) throws -> ClientMachine {
        var machine = try ClientMachine.open()
        guard state != .neverOpened else { return machine }
        machine.start(
            "a", state == .one ? .one : .stream(Credit(messages: 2, bytes: 4_500_000)), sendsRequests: state != .one)
        switch state {
        case .insideMessage: _ = try machine.message(1, .more)
        case .givenUp: #expect(machine.machine.callGivenUp(1) == true)
        case .over: _ = try machine.end(1)
        default: break
        }
        return machine
    }

    func step(_ frame: Frame, _ machine: inout ClientMachine) throws(ConnectionError) -> String {
        switch frame {
        case .fragment: try machine.message(1, .more)
        case .tooLargeFragment: try machine.message(1, .more, byteCount: 4_194_305)
        case .uncovered: try machine.message(1, .more, byteCount: 4_500_001)
        case .message: try machine.message(1)
        case .end: try machine.end(1)
        case .endWithMessage: try machine.end(1, byteCount: 3)
        case .endWithCode: try machine.end(1, isSuccess: false)
        case .cancel: try machine.cancel(1)
        case .credit: try machine.credit(1, 1, 0)
        case .emptyCredit: try machine.credit(1, 0, 0)
        case .hugeCredit: try machine.credit(1, 0, 0x8000_0000)
        case .giveUp: machine.machine.callGivenUp(1) ? "CANCEL" : "late"
        }
    }

    @Test(arguments: Frame.allCases, State.allCases) func aStreamsCell(frame: Frame, state: State) throws {
        var machine = try machine(state)
        let expected = try #require(Self.cells[frame]?[state])
        #expect(outcome { () throws(ConnectionError) in try step(frame, &machine) } == expected)
        let isOpen = machine.machine.isOpen(1)
        switch (frame, state) {
        case (_, .neverOpened), (_, .over), (.end, _), (.endWithMessage, _), (.endWithCode, _): #expect(!isOpen)
        default: #expect(isOpen)
        }
        // A call that has failed, or was given up, says nothing more to its caller.
        guard expected.hasPrefix("fail a ") || expected == "CANCEL" || state == .givenUp, isOpen else { return }
        #expect(try machine.message(1) == "wait")
        #expect(try machine.cancel(1) == "ignore")
        #expect(try machine.credit(1, 0, 0) == "ignore")
        #expect(machine.machine.callGivenUp(1) == false)
        #expect(machine.machine.requestOffered(1, byteCount: 0) == .unwanted)
        #expect(machine.machine.responseConsumed(1, byteCount: 1) == nil)
        #expect(try machine.end(1) == "ignore")
        #expect(machine.machine.isIdle)
    }

    enum ConnectionFrame: String, CaseIterable {
        case hello, wrongHello, end, message, cancel, credit, connectionCredit, ping, pong, goAway, refusal, unknown
    }

    enum Phase: String, CaseIterable { case awaitingHello, open, leaving }

    static let connection: [ConnectionFrame: [Phase: String]] = [
        .hello: [
            .awaitingHello: "version 1", .open: "CE protocolViolation", .leaving: "CE protocolViolation",
        ],
        .wrongHello: [
            .awaitingHello: "CE versionMismatch", .open: "CE protocolViolation", .leaving: "CE protocolViolation",
        ],
        .end: [.awaitingHello: "CE protocolViolation", .open: "succeed a 0", .leaving: "succeed a 0"],
        .message: [.awaitingHello: "CE protocolViolation", .open: "wait", .leaving: "wait"],
        .cancel: [.awaitingHello: "CE protocolViolation", .open: "resume a", .leaving: "resume a"],
        .credit: [.awaitingHello: "CE protocolViolation", .open: "ignore", .leaving: "ignore"],
        .connectionCredit: [.awaitingHello: "CE protocolViolation", .open: "ignore", .leaving: "ignore"],
        .ping: [.awaitingHello: "CE protocolViolation", .open: "acknowledge", .leaving: "acknowledge"],
        .pong: [.awaitingHello: "CE protocolViolation", .open: "ignore", .leaving: "ignore"],
        .goAway: [.awaitingHello: "a b last", .open: "b", .leaving: "b"],
        .refusal: [.awaitingHello: "a b last", .open: "a b last", .leaving: "a b last"],
        .unknown: [.awaitingHello: "CE protocolViolation", .open: "ignore", .leaving: "ignore"],
    ]

    func connectionStep(_ frame: ConnectionFrame, _ machine: inout ClientMachine) throws(ConnectionError) -> String {
        switch frame {
        case .hello: return "version \(try machine.machine.helloReceived(Hello(agent: "")))"
        case .wrongHello:
            let hello = Hello(lowestVersion: 2, highestVersion: 7, agent: "")
            return "version \(try machine.machine.helloReceived(hello))"
        case .end: return try machine.end(1)
        case .message: return try machine.message(1, .more)
        case .cancel: return try machine.cancel(1)
        case .credit: return try machine.credit(1, 1, 1)
        case .connectionCredit: return try machine.credit(0, 1, 1)
        case .ping: return "\(try machine.machine.pingReceived(flags: []))"
        case .pong: return "\(try machine.machine.pingReceived(flags: .acknowledgement))"
        case .goAway: return try machine.goAway(1)
        case .refusal: return try machine.goAway(0, code: .tooManyConnections)
        case .unknown:
            try machine.machine.extensionReceived()
            return "ignore"
        }
    }

    @Test(arguments: ConnectionFrame.allCases, Phase.allCases)
    func aConnectionsCell(frame: ConnectionFrame, phase: Phase) throws {
        var machine = phase == .awaitingHello ? ClientMachine() : try ClientMachine.open()
        machine.start("a")
        machine.start("b")
        if phase == .leaving { #expect(try machine.goAway(.max) == "") }
        let expected = try #require(Self.connection[frame]?[phase])
        #expect(outcome { () throws(ConnectionError) in try connectionStep(frame, &machine) } == expected)
    }
}
