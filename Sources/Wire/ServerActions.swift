/// A call as the driver offers it to the server's state machine.
public enum CallOffer: Equatable, Sendable {
    /// A method that is served.
    case accept(CallTerms)
    /// One that is not, or an OPEN that can't be understood.
    case refuse(StreamError)
}

/// What the method is like, and what the caller says in OPEN.
public struct CallTerms: Equatable, Sendable {
    /// How many requests and responses there are.
    public var shape: MethodShape
    /// Response messages and bytes before the first CREDIT.
    public var credit: Credit
    /// Largest response; 0 = what the caller's HELLO says.
    public var largestResponse: UInt32
    /// OPEN carries no request.
    public var isWithoutMessage: Bool

    /// Puts the terms together.
    public init(
        shape: MethodShape = .unary, credit: Credit = .zero, largestResponse: UInt32 = 0, isWithoutMessage: Bool = false
    ) {
        self.shape = shape
        self.credit = credit
        self.largestResponse = largestResponse
        self.isWithoutMessage = isWithoutMessage
    }
}

/// How the server stops a call before its handler has ended by itself.
public enum StopAction: Equatable, Sendable {
    /// Nothing: the call is over or about to be.
    case ignore
    /// Sends END: the handler was never started, and the call is over.
    case end(StreamError)
    /// Cancels the handler, which is running; END follows when it has ended.
    case cancel
}

/// What the server does about an OPEN or a MSG.
public enum RequestAction: Equatable, Sendable {
    /// Nothing, for now.
    case wait
    /// Runs the handler of a method with one request.
    case start([UInt8])
    /// Runs the handler of a method with a stream of requests.
    case startStream(RequestPart)
    /// Hands on to the handler what came.
    case deliver(RequestPart)
    /// The caller broke a rule or a limit.
    case stop(StopAction)
}

/// What came of a stream of requests.
public struct RequestPart: Equatable, Sendable {
    /// A whole request; `nil` = none.
    public var request: [UInt8]?
    /// No further request comes.
    public var isLast: Bool

    /// Puts a part together.
    public init(_ request: [UInt8]?, isLast: Bool) {
        self.request = request
        self.isLast = isLast
    }
}

/// What the server does about a CREDIT.
public enum CreditAction: Equatable, Sendable {
    /// Nothing.
    case ignore
    /// Adds it to the connection's.
    case connection
    /// Sends what waited for the stream's credit.
    case resume
    /// The grant was not acceptable.
    case stop(StopAction)
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
