// What the driver tells of its handlers and its clock.
extension ServerStateMachine {
    /// A call's time is over.
    public mutating func deadlinePassed(_ stream: StreamID) -> StopAction { ended(stream, .deadlineExceeded) }

    /// The server does not wait for the call.
    public mutating func serverEnds(_ stream: StreamID) -> StopAction { ended(stream, .serverEnds) }

    /// The connection is over; whether the call is too, since its handler was never started.
    public mutating func connectionLost(_ stream: StreamID) -> Bool {
        if case .end = ended(stream, .cancelled) { true } else { false }
    }

    /// The handler asks for its first request; what to grant, if requests may still come.
    ///
    /// - Parameter credit: messages, and bytes that are at least those of one message of the largest size.
    public mutating func requestsWanted(_ stream: StreamID, _ credit: Credit) -> Credit? {
        guard let index = streams.index(forKey: stream), case .open = streams.values[index].state,
            streams.values[index].window == nil
        else { return nil }
        streams.values[index].window = ReceiveWindow(credit, largestMessage: Int(limits.messageBytes))
        return credit
    }

    /// The handler has taken a request of a stream; what to grant for it now, if it is worth a frame.
    public mutating func requestTaken(_ stream: StreamID, byteCount: Int) -> Credit? {
        guard let index = streams.index(forKey: stream) else { return nil }
        requestBytes -= byteCount
        streams.values[index].requestBytes -= byteCount
        guard !streams.values[index].isFirstFree else {
            streams.values[index].isFirstFree = false
            return nil
        }
        guard let credit = streams.values[index].window?.messageConsumed(byteCount),
            case .open = streams.values[index].state
        else { return nil }
        return credit
    }

    /// A handler offers one response of a stream.
    public mutating func responseOffered(_ stream: StreamID, byteCount: Int) -> ResponseAction {
        guard let index = streams.index(forKey: stream) else { return .discard }
        if case .ending = streams.values[index].state { return .discard }
        let largest = streams.values[index].largestResponse
        guard byteCount <= Int(largest) else { return .fail(.messageTooLarge(largest)) }
        return streams.values[index].credit.take(byteCount) ? .send : .wait
    }

    /// The handler has ended, and with it the stream.
    ///
    /// - Parameter byteCount: size of the only response, which needs no credit.
    public mutating func handlerEnded(_ stream: StreamID, responseByteCount byteCount: Int = 0) -> EndAction {
        guard let entry = streams.removeValue(forKey: stream) else { return .ignore }
        requestBytes -= entry.requestBytes
        if entry.window != nil, !entry.progress.isHalfClosed { late.add(stream, entry.progress) }
        if case .ending(let error) = entry.state { return .with(error) }
        guard byteCount <= Int(entry.largestResponse) else { return .with(.messageTooLarge(entry.largestResponse)) }
        return .asHandled
    }
}
