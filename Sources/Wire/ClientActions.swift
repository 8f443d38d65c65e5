/// Whether a call may begin on a connection now.
public enum Admission: Equatable, Sendable {
    /// It may.
    case open
    /// Not yet: the server's HELLO or the end of another call has to come first.
    case wait
    /// Not on this connection: it takes no new calls any more.
    case elsewhere
    /// Never: the request is larger than the server takes.
    case tooLarge(StreamError)
}

/// What the client does about a message or a fragment of one.
public enum MessageAction<Call> {
    /// Nothing, for now.
    case wait
    /// Hands a whole response to the call.
    case deliver(Call, [UInt8])
    /// Fails the call and sends CANCEL: the server broke a rule that concerns this stream alone.
    case fail(Call, StreamError)
}

/// What the client does about the end of a call.
public enum EndOfCall<Call> {
    /// Nothing: the caller has given up before.
    case ignore
    /// The call went well; the response is that of a unary call, and empty for others.
    case succeed(Call, response: [UInt8])
    /// The call failed with the status that END says.
    case fail(Call)
    /// The call failed, since the server broke a rule that concerns this stream alone.
    case violated(Call, StreamError)
}

/// How a call answers, as the client knows it.
public enum ResponseKind: Equatable, Sendable {
    /// With one response, in END.
    case unary
    /// With a stream of messages for which this much credit is granted at the start.
    case stream(Credit)
}
