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

/// How a call answers, as the client knows it.
public enum ResponseKind: Equatable, Sendable {
    /// With one response, in END.
    case one
    /// With a stream of messages for which this much credit is granted at the start.
    case stream(Credit)
}

/// What the client does about a message or a fragment of one.
public enum MessageAction {
    /// Nothing, for now.
    case wait
    /// Hands a whole response to the call.
    case deliver(AnyObject, [UInt8])
    /// Fails the call and sends CANCEL: the server broke a rule that concerns this stream alone.
    case fail(AnyObject, StreamError)
}

/// What the client does about the end of a call.
public enum EndOfCall {
    /// Nothing: the caller has given up before.
    case ignore
    /// The call went well; the response is that of a call with one, and empty for others.
    case succeed(AnyObject, response: [UInt8])
    /// The call failed with the status that END says.
    case fail(AnyObject)
    /// The call failed, since the server broke a rule that concerns this stream alone.
    case violated(AnyObject, StreamError)
}

/// What the client does about a CANCEL or a CREDIT for a stream.
public enum RequestsAction {
    /// Nothing: the stream is over, or its requests need no credit.
    case ignore
    /// Sends the requests that waited for credit, or learns that the server wants no more.
    case resume(AnyObject)
    /// Fails the call and sends CANCEL.
    case fail(AnyObject, StreamError)
}

/// What becomes of a request that the application offers to an open call.
public enum RequestOffer: Equatable, Sendable {
    /// It goes now, and is paid for.
    case send
    /// It waits for credit.
    case wait
    /// It never goes.
    case fail(StreamError)
    /// The server wants no more of them, or the call is over.
    case unwanted
}

/// What the client does about a GOAWAY.
public struct GoAwayAction {
    /// The calls that the server has certainly not begun, in their order.
    public let unprocessed: [AnyObject]
    /// It was the server's last frame: the calls that are left are lost.
    public let isLast: Bool
}
