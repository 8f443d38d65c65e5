/// A call as the driver offers it to the server's state machine.
public enum CallOffer<Call> {
    /// A method that is served.
    case accept(Call)
    /// One that is not, or an OPEN that can't be understood.
    case refuse(StreamError)
}

/// What the caller grants in OPEN.
public struct CallTerms: Equatable, Sendable {
    /// Response messages and bytes before the first CREDIT.
    public var credit: Credit
    /// Largest response; 0 = what the caller's HELLO says.
    public var largestResponse: UInt32

    /// Puts the terms together.
    public init(credit: Credit = .zero, largestResponse: UInt32 = 0) {
        self.credit = credit
        self.largestResponse = largestResponse
    }
}

/// How the server stops a call before its handler has ended by itself.
public enum StopAction<Call> {
    /// Nothing: the call is over or about to be.
    case ignore
    /// Sends END: the handler was never started.
    case end(StreamError)
    /// Cancels the handler, which is running; END follows when it has ended.
    case cancel(Call)
}

/// What the server does about a part of a request.
public enum RequestAction<Call> {
    /// Nothing, for now.
    case wait
    /// Runs the handler.
    case start(Call, request: [UInt8])
    /// The caller broke a rule or a limit.
    case stop(StopAction<Call>)
}

/// What the server does about a CREDIT.
public enum CreditAction<Call> {
    /// Nothing.
    case ignore
    /// Sends what waited for credit.
    case resume(Call)
    /// The grant was not acceptable.
    case stop(StopAction<Call>)
}

/// What becomes of a response that a handler offers.
public enum ResponseAction: Equatable, Sendable {
    /// It goes now, and is paid for.
    case send
    /// It waits for credit.
    case wait
    /// It never goes.
    case fail(StreamError)
    /// The call is over.
    case discard
}

/// How a call ends whose handler has ended.
public enum EndAction: Equatable, Sendable {
    /// With what the handler says.
    case asHandled
    /// With an error, whatever the handler says.
    case with(StreamError)
    /// Not at all: there is no such call.
    case ignore
}

/// What a side does about a PING.
public enum PingAction: Equatable, Sendable {
    /// Nothing: it is an answer.
    case ignore
    /// Sends it back with ACK.
    case acknowledge
}
