// Frames of calls.
extension ServerStateMachine {
    /// OPEN came, perhaps with the first request or its first fragment.
    ///
    /// - Returns: what to do; with `stop` the call is over, otherwise it is open.
    public mutating func openReceived(
        _ stream: StreamID, flags: FrameFlags, message: RawSpan, offer: CallOffer
    ) throws(ConnectionError) -> RequestAction {
        try checkOpening(stream)
        guard phase != .leaving else { return .stop(.end(.goingAway)) }
        guard streams.count < Int(limits.streams) else { return .stop(.end(.tooManyStreams(limits.streams))) }
        switch offer {
        case .refuse(let error): return .stop(.end(error.unprocessed()))
        case .accept(let terms):
            if let error = refusal(of: terms, flags, message.byteCount) {
                return .stop(.end(error.unprocessed()))
            }
            return accept(stream, terms, flags, message)
        }
    }

    private func refusal(of terms: CallTerms, _ flags: FrameFlags, _ byteCount: Int) -> StreamError? {
        // Callers of other shapes resume elsewhere: those of a drain would only be cancelled again.
        if phase == .draining, terms.shape != .unary { return .goingAway }
        if terms.credit.messages > Credit.largest || terms.credit.bytes > Credit.largest { return .invalidCredit }
        if terms.isWithoutMessage {
            if byteCount > 0 || flags.contains(.more) { return .unexpectedMessage }
            if flags.contains(.endStream), !terms.shape.takesStream { return .missingMessage }
        }
        if byteCount > Int(limits.messageBytes) { return .messageTooLarge(limits.messageBytes) }
        if requestBytes + byteCount > requestByteLimit { return .tooManyRequestBytes(requestByteLimit) }
        return nil
    }

    private mutating func accept(
        _ id: StreamID, _ terms: CallTerms, _ flags: FrameFlags, _ message: RawSpan
    ) -> RequestAction {
        let largest = terms.largestResponse == 0 ? peerLimits.messageBytes : terms.largestResponse
        let isWhole = !terms.isWithoutMessage && !flags.contains(.more)
        var stream = ServerStream(
            state: .running, progress: RequestProgress(openedWith: flags), credit: SendCredit(terms.credit),
            largestResponse: min(largest, peerLimits.messageBytes), requestBytes: message.byteCount)
        requestBytes += message.byteCount
        let action: RequestAction
        if terms.shape.takesStream {
            stream.state = flags.contains(.endStream) ? .halfClosed : .open
            stream.isFirstFree = !terms.isWithoutMessage
            if !terms.isWithoutMessage, !isWhole { stream.assembly.begin(message) }
            action = .startStream(
                RequestPart(isWhole ? Array(copying: message) : nil, isLast: flags.contains(.endStream)))
        } else if isWhole, flags.contains(.endStream) {
            action = .start(Array(copying: message))
        } else {
            stream.state = isWhole ? .whole : .receiving
            if !terms.isWithoutMessage { stream.assembly.begin(message) }
            action = .wait
        }
        streams[id] = stream
        return action
    }

    /// MSG came. `connectionGrant` says whether to grant more for the connection.
    public mutating func messageReceived(
        _ id: StreamID, flags: FrameFlags, message: RawSpan
    ) throws(ConnectionError) -> RequestAction {
        try check(id, "MSG")
        connectionGrant = nil
        let byteCount = message.byteCount
        guard let index = streams.index(forKey: id) else {
            let step = late.messageReceived(id, flags, byteCount: byteCount)
            if step.needsCredit { try takeConnectionCredit(isFirst: step.isFirst, byteCount: byteCount) }
            return .wait
        }
        let step = streams.values[index].progress.messageReceived(flags, byteCount: byteCount)
        if step.needsCredit { try takeConnectionCredit(isFirst: step.isFirst, byteCount: byteCount) }
        switch streams.values[index].state {
        case .ending: return .wait
        case .running, .halfClosed: return .stop(ended(id, .unexpectedMessage))
        case .whole:
            guard step.isHalfCloseAlone else { return .stop(ended(id, .unexpectedMessage)) }
            return start(index)
        case .receiving:
            if step.isHalfCloseAlone { return .stop(ended(id, .missingMessage)) }
            if let error = append(message, index, flags) { return .stop(ended(id, error)) }
            if flags.contains(.more) { return .wait }
            if flags.contains(.endStream) { return start(index) }
            streams.values[index].state = .whole
            return .wait
        case .open: return try requestReceived(id, index, flags, message, step)
        }
    }

    /// A part of a stream of requests came.
    private mutating func requestReceived(
        _ id: StreamID, _ index: Dictionary<StreamID, ServerStream>.Index, _ flags: FrameFlags, _ message: RawSpan,
        _ step: RequestProgress.Step
    ) throws(ConnectionError) -> RequestAction {
        let isLast = flags.contains(.endStream)
        if isLast { streams.values[index].state = .halfClosed }
        if step.isHalfCloseAlone { return .deliver(RequestPart(nil, isLast: true)) }
        if step.needsCredit {
            // Until the handler has asked for requests, nothing is granted.
            let began = !step.isFirst || streams.values[index].window?.messageBegan() == true
            guard began, streams.values[index].window?.bytesReceived(message.byteCount) == true else {
                throw ConnectionError(.flowControl, "stream \(id) was sent more than its credit allows")
            }
        }
        if let error = append(message, index, flags) { return .stop(ended(id, error)) }
        guard !flags.contains(.more) else { return .wait }
        let request = streams.values[index].assembly.take()
        return .deliver(RequestPart(request, isLast: isLast))
    }

    /// Puts a fragment to the request that it belongs to; the error where that is too much.
    private mutating func append(
        _ fragment: RawSpan, _ index: Dictionary<StreamID, ServerStream>.Index, _ flags: FrameFlags
    ) -> StreamError? {
        guard requestBytes + fragment.byteCount <= requestByteLimit else {
            return .tooManyRequestBytes(requestByteLimit)
        }
        let isWithin = streams.values[index].assembly.append(
            fragment, isLast: !flags.contains(.more), limit: limits.messageBytes)
        guard isWithin else { return .messageTooLarge(limits.messageBytes) }
        requestBytes += fragment.byteCount
        streams.values[index].requestBytes += fragment.byteCount
        return nil
    }

    private mutating func start(_ index: Dictionary<StreamID, ServerStream>.Index) -> RequestAction {
        streams.values[index].state = .running
        return .start(streams.values[index].assembly.take())
    }

    /// CANCEL came.
    public mutating func cancelReceived(_ stream: StreamID) throws(ConnectionError) -> StopAction {
        try check(stream, "CANCEL")
        return ended(stream, .cancelled)
    }

    /// CREDIT came, for a stream or, with 0, for the connection.
    public mutating func creditReceived(
        _ stream: StreamID, _ credit: Credit
    ) throws(ConnectionError) -> CreditAction {
        try check(stream, "CREDIT")
        guard stream != 0 else { return .connection }
        guard let index = streams.index(forKey: stream) else { return .ignore }
        if case .ending = streams.values[index].state { return .ignore }
        return streams.values[index].credit.grant(credit) ? .resume : .stop(ended(stream, .invalidCredit))
    }

    /// Ends a call before its handler has ended by itself.
    mutating func ended(_ id: StreamID, _ error: StreamError) -> StopAction {
        guard let index = streams.index(forKey: id) else { return .ignore }
        if case .ending = streams.values[index].state { return .ignore }
        guard streams.values[index].isStarted else {
            requestBytes -= streams.remove(at: index).value.requestBytes
            return .end(error.unprocessed())
        }
        // What came of a request is not wanted any more.
        streams.values[index].assembly = MessageAssembly()
        streams.values[index].state = .ending(error)
        return .cancel
    }
}

extension [UInt8] {
    /// The bytes of a span that is about to end.
    init(copying span: RawSpan) { self = span.withUnsafeBytes { [UInt8]($0) } }
}
