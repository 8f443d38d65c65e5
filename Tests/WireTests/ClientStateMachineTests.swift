import Testing

@testable import Wire

@Suite struct ClientStateMachineTests {
    @Test func callsBeforeHelloKeepToTheMinimums() throws {
        var client = ClientMachine()
        #expect(client.machine.admission(requestByteCount: 1_048_576, metadataByteCount: 8_192) == .open)
        #expect(client.machine.admission(requestByteCount: 1_048_577, metadataByteCount: 0) == .wait)
        for _ in 0..<16 { client.start("call") }
        #expect(client.machine.admission(requestByteCount: 0, metadataByteCount: 0) == .wait)
        _ = try client.machine.helloReceived(Hello(limits: Limits(streams: 17), agent: ""))
        #expect(client.machine.admission(requestByteCount: 4_194_304, metadataByteCount: 0) == .open)
        guard case .tooLarge(let error) = client.machine.admission(requestByteCount: 4_194_305, metadataByteCount: 0)
        else {
            Issue.record("admitted")
            return
        }
        #expect(error.reason == "MessageTooLarge" && error.notProcessed)
        #expect(client.machine.admission(requestByteCount: 0, metadataByteCount: 8_193) != .open)
        client.start("call")
        #expect(client.machine.admission(requestByteCount: 0, metadataByteCount: 0) == .wait)
    }

    @Test func callsWithOneResponseEndWithIt() throws {
        var client = try ClientMachine.open()
        #expect(client.start("a") == 1)
        #expect(client.start("b") == 2)
        #expect(try client.message(1, .more, byteCount: 10) == "wait")
        #expect(try client.end(2, byteCount: 3) == "succeed b 3")
        #expect(try client.end(1, byteCount: 4) == "succeed a 14")
        #expect(client.machine.isIdle)
    }

    @Test func streamsDeliverMessages() throws {
        var client = try ClientMachine.open()
        client.start("a", ClientMachine.stream)
        #expect(try client.message(1, .more, byteCount: 2) == "wait")
        #expect(try client.message(1, byteCount: 3) == "deliver a 5")
        #expect(try client.message(1, byteCount: 0) == "deliver a 0")
        #expect(client.machine.responseConsumed(1, byteCount: 5) == Credit(messages: 1, bytes: 5))
        #expect(try client.message(1) == "deliver a 1")
        #expect(try client.end(1) == "succeed a 0")
        #expect(client.machine.responseConsumed(1, byteCount: 1) == nil)
    }

    @Test func aServerThatSendsWithoutAStreamsCreditIsAtFault() throws {
        var client = try ClientMachine.open()
        client.start("a", .stream(Credit(messages: 1, bytes: 5_000_000)))
        _ = try client.message(1)
        #expect(outcome { () throws(ConnectionError) in try client.message(1) } == "CE flowControl")
        var other = try ClientMachine.open()
        other.start("a", .stream(Credit(messages: 9, bytes: 10)))
        #expect(outcome { () throws(ConnectionError) in try other.message(1, byteCount: 11) } == "CE flowControl")
    }

    /// Given back when it was read, whoever it was for, and by halves.
    @Test func theConnectionsCreditComesBackForLateMessagesToo() throws {
        var client = try ClientMachine.open(credit: Credit(messages: 1_024, bytes: 1_048_576))
        client.start("a", .stream(Credit(messages: 2_000, bytes: 5_000_000)))
        client.start("b")
        for _ in 0..<256 { _ = try client.message(1) }
        #expect(client.machine.callGivenUp(1) == true)
        for _ in 0..<256 { _ = try client.message(1) }
        #expect(client.machine.takeGrant() == nil)
        _ = try client.message(1, .more)
        #expect(client.machine.takeGrant() == Credit(messages: 513, bytes: 513))
        #expect(client.machine.takeGrant() == nil)
        // What needs no credit is not counted.
        for _ in 0..<2 { _ = try client.message(2, .more, byteCount: 600_000) }
        #expect(client.machine.takeGrant() == nil)
        #expect(
            outcome { () throws(ConnectionError) in try client.message(1, byteCount: 1_048_577) } == "CE flowControl")
    }

    @Test func aResponseOverTheLimitFailsAlone() throws {
        var client = try ClientMachine.open(limits: Limits(messageBytes: 1_048_576))
        for name in ["a", "b", "c"] { client.start(name) }
        #expect(try client.message(1, .more, byteCount: 1_048_576) == "wait")
        #expect(try client.message(2, .more, byteCount: 1_048_576) == "wait")
        #expect(try client.end(1) == "succeed a 1048576")
        #expect(try client.message(2, .more, byteCount: 1) == "fail b MessageTooLarge")
        #expect(try client.end(3) == "succeed c 0")
    }

    @Test(arguments: [(10, 10), (0, 1_048_576), (2_000_000, 1_048_576)] as [(UInt32, Int)])
    func aCallMaySetALowerLimit(largestResponse: UInt32, limit: Int) throws {
        var client = try ClientMachine.open(limits: Limits(messageBytes: 1_048_576))
        for name in ["a", "b", "c"] {
            client.start(name, name == "c" ? ClientMachine.stream : .one, largestResponse: largestResponse)
        }
        #expect(try client.end(1, byteCount: limit) == "succeed a \(limit)")
        #expect(try client.end(2, byteCount: limit + 1) == "violated b MessageTooLarge")
        #expect(try client.message(3, byteCount: limit) == "deliver c \(limit)")
        #expect(try client.message(3, byteCount: limit + 1) == "fail c MessageTooLarge")
    }

    @Test func requestsNeedCreditAndEndOnce() throws {
        var client = try ClientMachine.open(peer: Limits(messageBytes: 1_048_576))
        client.start("a", ClientMachine.stream, sendsRequests: true)
        #expect(client.machine.requestOffered(1, byteCount: 1) == .wait)
        #expect(try client.credit(1, 2, 1_048_576) == "resume a")
        #expect(client.machine.requestOffered(1, byteCount: 1_048_577) == .fail(.messageTooLarge(1_048_576)))
        #expect(client.machine.requestOffered(1, byteCount: 1_048_576) == .send)
        #expect(client.machine.requestOffered(1, byteCount: 1) == .wait)
        #expect(client.machine.requestOffered(1, byteCount: 0) == .send)
        #expect(client.machine.requestOffered(1, byteCount: 0) == .wait)
        #expect(client.machine.requestsEnded(1) == true)
        #expect(client.machine.requestsEnded(1) == false)
        #expect(client.machine.requestOffered(1, byteCount: 0) == .unwanted)
        #expect(try client.credit(1, 1, 1) == "ignore")
        #expect(try client.message(1) == "deliver a 1")
    }

    /// What the server takes is known with its HELLO: until then the minimum is no reason to refuse.
    @Test func requestsWaitForHello() throws {
        var client = ClientMachine()
        client.start("a", .one, sendsRequests: true)
        #expect(client.machine.requestOffered(1, byteCount: 4_194_305) == .wait)
        _ = try client.machine.helloReceived(Hello(agent: ""))
        #expect(client.machine.requestOffered(1, byteCount: 4_194_305) == .fail(.messageTooLarge(4_194_304)))
        #expect(client.machine.requestOffered(1, byteCount: 4_194_304) == .wait)
    }

    @Test func aServerMayWantNoMoreRequests() throws {
        var client = try ClientMachine.open()
        client.start("a", .one, sendsRequests: true)
        #expect(try client.credit(1, 2, 100) == "resume a")
        #expect(try client.cancel(1) == "resume a")
        #expect(client.machine.requestOffered(1, byteCount: 1) == .unwanted)
        #expect(client.machine.requestsEnded(1) == false)
        #expect(try client.end(1, byteCount: 7) == "succeed a 7")
    }

    @Test func aCallThatWasGivenUpCountsUntilItsEnd() throws {
        var client = try ClientMachine.open(peer: Limits(streams: 16))
        for number in 1...16 { client.start("\(number)", ClientMachine.stream) }
        #expect(client.machine.callGivenUp(3) == true)
        #expect(client.machine.admission(requestByteCount: 0, metadataByteCount: 0) == .wait)
        #expect(try client.end(3, isSuccess: false) == "ignore")
        #expect(client.machine.admission(requestByteCount: 0, metadataByteCount: 0) == .open)
        #expect(client.machine.calls.count == 15)
    }

    /// First all that was sent is served; then the real last stream comes.
    @Test func aDrainHasTwoPhases() throws {
        var client = try ClientMachine.open()
        for name in ["a", "b", "c", "d"] { client.start(name) }
        #expect(client.machine.callGivenUp(4) == true)
        #expect(try client.goAway(.max) == "")
        #expect(client.machine.admission(requestByteCount: 0, metadataByteCount: 0) == .elsewhere)
        #expect(try client.end(1) == "succeed a 0")
        #expect(try client.goAway(2) == "c")
        #expect(try client.end(3) == "ignore")
        #expect(try client.goAway(2) == "")
        #expect(outcome { () throws(ConnectionError) in try client.goAway(3) } == "CE protocolViolation")
        #expect(client.lost() == ["b"])
        #expect(client.machine.isIdle)
    }

    @Test func anErrorSaysWhatWasNotBegun() throws {
        var client = try ClientMachine.open()
        for name in ["a", "b", "c"] { client.start(name) }
        #expect(try client.goAway(2, code: .internalError) == "c last")
        #expect(client.lost() == ["a", "b"])
    }

    @Test func aNewerServerIsUnderstoodWhereItSpeaksVersionOne() throws {
        var client = ClientMachine()
        #expect(try client.machine.helloReceived(Hello(lowestVersion: 1, highestVersion: 7, agent: "")) == 1)
    }

    @Test func cancelsKeepToTheRate() {
        var cancels = ClientCancels()
        for stream in 1...1_024 { #expect(cancels.mayCancel(StreamID(stream), code: 1, now: 0) == true) }
        #expect(cancels.mayCancel(2_000, code: 1, now: 0) == false)
        #expect(cancels.mayCancel(2_001, code: 4, now: 1) == false)
        #expect(cancels.due(now: 1_000_000).count == 0)
        #expect(cancels.hasPostponed)
        // Nobody overtakes those that wait.
        #expect(cancels.mayCancel(2_002, code: 1, now: 2_500_000) == false)
        let due = cancels.due(now: 4_000_000)
        #expect(due.map(\.stream) == [2_000, 2_001] && due.map(\.code) == [1, 4])
        #expect(cancels.due(now: 1_000_000_000).map(\.stream) == [2_002])
        #expect(!cancels.hasPostponed)
    }
}
