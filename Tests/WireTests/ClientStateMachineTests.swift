import Testing

@testable import Wire

@Suite struct ClientStateMachineTests {
    typealias Machine = ClientStateMachine<String>

    func open(limits: Limits = .standard) throws -> Machine {
        var machine = Machine(limits: limits)
        _ = try machine.helloReceived(Hello(agent: "test"))
        return machine
    }

    func message(
        _ machine: inout Machine, _ stream: StreamID, flags: FrameFlags = [], byteCount: Int = 1
    ) throws(ConnectionError) -> String {
        let payload = [UInt8](repeating: 0, count: byteCount)
        switch try machine.messageReceived(stream, flags: flags, message: payload.span.bytes) {
        case .wait: return "wait"
        case .deliver(let call, let response): return "deliver \(call) \(response.count)"
        case .fail(let call, let error): return "fail \(call) \(error.reason)"
        }
    }

    func end(
        _ machine: inout Machine, _ stream: StreamID, isSuccess: Bool = true, byteCount: Int = 0
    ) throws(ConnectionError) -> String {
        let payload = [UInt8](repeating: 0, count: byteCount)
        switch try machine.endReceived(stream, isSuccess: isSuccess, message: payload.span.bytes) {
        case .ignore: return "ignore"
        case .succeed(let call, let response): return "succeed \(call) \(response.count)"
        case .fail(let call): return "fail \(call)"
        case .violated(let call, let error): return "violated \(call) \(error.reason)"
        }
    }

    let stream = ResponseKind.stream(Credit(messages: 2, bytes: 5_000_000))

    @Test func callsBeforeHelloKeepToTheMinimums() throws {
        var machine = Machine(limits: .standard)
        #expect(machine.admission(requestByteCount: 1_048_576, metadataByteCount: 8_192) == .open)
        #expect(machine.admission(requestByteCount: 1_048_577, metadataByteCount: 0) == .wait)
        for _ in 0..<16 { _ = machine.callStarted("call", .unary) }
        #expect(machine.admission(requestByteCount: 0, metadataByteCount: 0) == .wait)
        _ = try machine.helloReceived(Hello(limits: Limits(streams: 17), agent: ""))
        #expect(machine.admission(requestByteCount: 4_194_304, metadataByteCount: 0) == .open)
        guard case .tooLarge(let error) = machine.admission(requestByteCount: 4_194_305, metadataByteCount: 0) else {
            Issue.record("admitted")
            return
        }
        #expect(error.reason == "MessageTooLarge" && error.notProcessed)
        #expect(machine.admission(requestByteCount: 0, metadataByteCount: 8_193) != .open)
        _ = machine.callStarted("call", .unary)
        #expect(machine.admission(requestByteCount: 0, metadataByteCount: 0) == .wait)
    }

    @Test func unaryCallsEndWithTheirResponse() throws {
        var machine = try open()
        #expect(machine.callStarted("a", .unary) == 1)
        #expect(machine.callStarted("b", .unary) == 2)
        #expect(try message(&machine, 1, flags: .more, byteCount: 10) == "wait")
        #expect(try end(&machine, 2, byteCount: 3) == "succeed b 3")
        #expect(try end(&machine, 1, byteCount: 4) == "succeed a 14")
        #expect(machine.isIdle)
    }

    @Test func streamsDeliverMessages() throws {
        var machine = try open()
        _ = machine.callStarted("a", stream)
        #expect(try message(&machine, 1, flags: .more, byteCount: 2) == "wait")
        #expect(try message(&machine, 1, byteCount: 3) == "deliver a 5")
        #expect(try message(&machine, 1, byteCount: 0) == "deliver a 0")
        #expect(machine.responseConsumed(1, byteCount: 5) == Credit(messages: 1, bytes: 5))
        #expect(try message(&machine, 1) == "deliver a 1")
        #expect(try end(&machine, 1) == "succeed a 0")
        #expect(machine.responseConsumed(1, byteCount: 1) == nil)
    }

    @Test func aServerThatSendsWithoutCreditIsAtFault() throws {
        var machine = try open()
        _ = machine.callStarted("a", .stream(Credit(messages: 1, bytes: 5_000_000)))
        _ = try message(&machine, 1)
        #expect(fault { () throws(ConnectionError) in _ = try message(&machine, 1) } == .flowControl)
        var other = try open()
        _ = other.callStarted("a", .stream(Credit(messages: 9, bytes: 10)))
        #expect(fault { () throws(ConnectionError) in _ = try message(&other, 1, byteCount: 11) } == .flowControl)
    }

    @Test func twoResponsesOnAUnaryCallAreAFault() throws {
        var machine = try open()
        _ = machine.callStarted("a", .unary)
        _ = machine.callStarted("b", .unary)
        #expect(try message(&machine, 1) == "fail a UnexpectedResponse")
        #expect(try message(&machine, 1) == "wait")
        #expect(try end(&machine, 1) == "ignore")
        #expect(try end(&machine, 2) == "succeed b 0")
    }

    @Test func aStreamEndsBetweenMessages() throws {
        var machine = try open()
        for name in ["a", "b", "c"] { _ = machine.callStarted(name, stream) }
        #expect(try end(&machine, 1, byteCount: 1) == "violated a UnexpectedResponse")
        _ = try message(&machine, 2, flags: .more)
        #expect(try end(&machine, 2) == "violated b UnexpectedResponse")
        _ = try message(&machine, 3, flags: .more)
        #expect(try end(&machine, 3, isSuccess: false) == "fail c")
    }

    @Test func aResponseOverTheLimitFailsAlone() throws {
        var machine = try open(limits: Limits(messageBytes: 1_048_576))
        _ = machine.callStarted("a", .unary)
        _ = machine.callStarted("b", .unary)
        _ = machine.callStarted("c", .unary)
        #expect(try message(&machine, 1, flags: .more, byteCount: 1_048_576) == "wait")
        #expect(try message(&machine, 2, flags: .more, byteCount: 1_048_576) == "wait")
        #expect(try end(&machine, 1) == "succeed a 1048576")
        #expect(try message(&machine, 2, flags: .more, byteCount: 1) == "fail b MessageTooLarge")
        #expect(try end(&machine, 3) == "succeed c 0")
    }

    @Test func anAbandonedCallCountsUntilItsEnd() throws {
        var machine = Machine(limits: .standard)
        _ = try machine.helloReceived(Hello(limits: Limits(streams: 16), agent: ""))
        for number in 1...16 { _ = machine.callStarted("\(number)", stream) }
        #expect(machine.callAbandoned(3) == true)
        #expect(machine.callAbandoned(3) == false)
        #expect(machine.admission(requestByteCount: 0, metadataByteCount: 0) == .wait)
        #expect(try message(&machine, 3) == "wait")
        #expect(try end(&machine, 3, isSuccess: false) == "ignore")
        #expect(machine.admission(requestByteCount: 0, metadataByteCount: 0) == .open)
        #expect(try end(&machine, 3) == "ignore")
        #expect(machine.calls.count == 15)
    }

    @Test func framesForStreamsThatWereNeverOpenedAreFaults() throws {
        var machine = try open()
        #expect(fault { () throws(ConnectionError) in _ = try message(&machine, 1) } == .protocolViolation)
        #expect(fault { () throws(ConnectionError) in _ = try end(&machine, 1) } == .protocolViolation)
        #expect(fault { () throws(ConnectionError) in try machine.cancelReceived(1) } == .protocolViolation)
        #expect(
            fault { () throws(ConnectionError) in try machine.creditReceived(1, Credit(messages: 1, bytes: 0)) }
                == .protocolViolation)
    }

    @Test func theServerSaysHelloOrGoAwayFirst() throws {
        var machine = Machine(limits: .standard)
        _ = machine.callStarted("a", .unary)
        #expect(fault { () throws(ConnectionError) in _ = try end(&machine, 1) } == .protocolViolation)
        #expect(fault { () throws(ConnectionError) in _ = try machine.pingReceived(flags: []) } == .protocolViolation)
        #expect(machine.goAwayReceived(GoAway(lastStream: 0, code: .tooManyConnections)) == ["a"])
    }

    @Test func goAwaySeparatesWhatWasBegunFromWhatWasNot() throws {
        var machine = try open()
        for name in ["a", "b", "c", "d"] { _ = machine.callStarted(name, .unary) }
        _ = machine.callAbandoned(4)
        #expect(machine.goAwayReceived(GoAway(lastStream: 2)) == ["c"])
        #expect(machine.admission(requestByteCount: 0, metadataByteCount: 0) == .elsewhere)
        #expect(try end(&machine, 3) == "ignore")
        #expect(try end(&machine, 1) == "succeed a 0")
        #expect(machine.connectionLost() == ["b"])
        #expect(machine.isIdle)
    }

    @Test func aNewerServerIsUnderstoodWhereItSpeaksVersionOne() throws {
        var machine = Machine(limits: .standard)
        #expect(try machine.helloReceived(Hello(lowestVersion: 1, highestVersion: 7, agent: "")) == 1)
        var other = Machine(limits: .standard)
        let hello = Hello(lowestVersion: 2, highestVersion: 7, agent: "")
        #expect(fault { () throws(ConnectionError) in _ = try other.helloReceived(hello) } == .versionMismatch)
    }
}
