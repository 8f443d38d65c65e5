extension ClientStateMachine {
    /// HELLO came; returns the version to speak.
    public mutating func helloReceived(_ hello: Hello) throws(ConnectionError) -> UInt32 {
        guard phase == .awaitingHello else { throw .violation("a second HELLO") }
        let version = try hello.agreedVersion()
        peerLimits = hello.limits
        phase = .open
        return version
    }

    private func check(_ stream: StreamID, _ name: StaticString) throws(ConnectionError) {
        guard phase != .awaitingHello else { throw .violation("the first frame is neither HELLO nor GOAWAY") }
        guard stream <= lastStream else { throw .violation("\(name) on stream \(stream), which was never opened") }
    }

    /// MSG came; `takeGrant` says what to grant for it on the connection.
    public mutating func messageReceived(
        _ stream: StreamID, flags: FrameFlags, message: RawSpan
    ) throws(ConnectionError) -> MessageAction {
        try check(stream, "MSG")
        guard let index = streams.index(forKey: stream) else { return .wait }
        let isLast = !flags.contains(.more)
        if streams.values[index].hasStream {
            let isFirst = !streams.values[index].isInsideMessage
            streams.values[index].isInsideMessage = !isLast
            if let more = try window.messageReceived(isFirst: isFirst, byteCount: message.byteCount) { grant = more }
            if streams.values[index].isGivenUp { return .wait }
            let isCovered =
                (!isFirst || streams.values[index].window.messageBegan())
                && streams.values[index].window.bytesReceived(message.byteCount)
            guard isCovered else { throw ConnectionError(.flowControl, "stream \(stream) was sent without credit") }
        } else {
            if streams.values[index].isGivenUp { return .wait }
            if isLast { return fail(index, .unexpectedResponse) }
        }
        let largest = streams.values[index].largestResponse
        guard streams.values[index].assembly.append(message, isLast: isLast, limit: largest) else {
            return fail(index, .messageTooLarge(largest))
        }
        guard isLast else { return .wait }
        let response = streams.values[index].assembly.bytes
        streams.values[index].assembly = MessageAssembly()
        return .deliver(streams.values[index].call, response)
    }

    /// What to grant on the connection since the last MSG.
    public mutating func takeGrant() -> Credit? {
        defer { grant = nil }
        return grant
    }

    private mutating func fail(
        _ index: Dictionary<StreamID, ClientStream>.Index, _ error: StreamError
    ) -> MessageAction {
        giveUp(index)
        return .fail(streams.values[index].call, error)
    }

    /// END came.
    public mutating func endReceived(
        _ stream: StreamID, isSuccess: Bool, message: RawSpan
    ) throws(ConnectionError) -> EndOfCall {
        try check(stream, "END")
        guard var entry = streams.removeValue(forKey: stream), !entry.isGivenUp else { return .ignore }
        guard isSuccess else { return .fail(entry.call) }
        guard !entry.hasStream else {
            let isWhole = !entry.isInsideMessage && message.byteCount == 0
            return isWhole ? .succeed(entry.call, response: []) : .violated(entry.call, .unexpectedResponse)
        }
        guard entry.assembly.append(message, isLast: true, limit: entry.largestResponse) else {
            return .violated(entry.call, .messageTooLarge(entry.largestResponse))
        }
        return .succeed(entry.call, response: entry.assembly.bytes)
    }

    /// CANCEL came: the server wants no more requests. END follows.
    public mutating func cancelReceived(_ stream: StreamID) throws(ConnectionError) -> RequestsAction {
        try check(stream, "CANCEL")
        guard let index = streams.index(forKey: stream), !streams.values[index].isGivenUp else { return .ignore }
        streams.values[index].sendsRequests = false
        return .resume(streams.values[index].call)
    }

    /// CREDIT came for a stream; that of the connection is the outbox's, but may not come before HELLO either.
    public mutating func creditReceived(
        _ stream: StreamID, _ credit: Credit
    ) throws(ConnectionError) -> RequestsAction {
        try check(stream, "CREDIT")
        guard let index = streams.index(forKey: stream), !streams.values[index].isGivenUp else { return .ignore }
        guard streams.values[index].credit.grant(credit) else {
            giveUp(index)
            return .fail(streams.values[index].call, .invalidCredit)
        }
        return streams.values[index].sendsRequests ? .resume(streams.values[index].call) : .ignore
    }

    /// PING came.
    public func pingReceived(flags: FrameFlags) throws(ConnectionError) -> PingAction {
        try check(0, "PING")
        return flags.contains(.acknowledgement) ? .ignore : .acknowledge
    }

    /// A frame came whose type this version does not know.
    public func extensionReceived() throws(ConnectionError) { try check(0, "an extension") }

    /// GOAWAY came, perhaps as the first frame, which refuses the connection.
    public mutating func goAwayReceived(_ goAway: GoAway) throws(ConnectionError) -> GoAwayAction {
        guard goAway.lastStream <= lastTakenStream else {
            throw .violation("a GOAWAY raises the last stream from \(lastTakenStream) to \(goAway.lastStream)")
        }
        let isRefusal = phase == .awaitingHello
        lastTakenStream = isRefusal ? 0 : goAway.lastStream
        phase = .leaving
        let last = lastTakenStream
        let unprocessed = activeCalls { $0 > last }
        streams = streams.filter { $0.key <= last }
        return GoAwayAction(unprocessed: unprocessed, isLast: isRefusal || goAway.code != .none)
    }
}

extension StreamError {
    static let unexpectedResponse = StreamError(
        code: 13, reason: "UnexpectedResponse", "The server answered with more or less than the method promises.")
}
