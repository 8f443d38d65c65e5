import Model

/// A caller that can also send several requests in one call.
public protocol RPCExchanger: RPCCaller {
    /// One call with several requests.
    associatedtype Exchange: RPCExchange

    /// Starts a call whose requests follow; returns at once. What goes wrong is thrown by the exchange.
    ///
    /// - Parameter answer: how the method answers.
    func open(_ method: String, answer: AnswerShape, _ options: CallOptions) async throws -> Exchange
}

/// How a method answers.
public enum AnswerShape: Sendable {
    /// With one response.
    case one
    /// With a stream of responses.
    case stream
}

/// One call with several requests, in encoded form. Giving it up cancels the call.
public protocol RPCExchange: Sendable {
    /// The encoded responses; exactly one where the method answers with one.
    associatedtype Responses: AsyncSequence<[UInt8], any Error> & Sendable

    /// Waits until there is credit, sends one request, and returns.
    ///
    /// - Throws: `Fault` when the call has ended or the request is too large; `CancellationError` when the task is
    ///   cancelled, which cancels the call.
    func send(_ request: [UInt8]) async throws

    /// Says that no further request comes; what was sent before still goes.
    func finish() async throws

    /// The responses; iterate once.
    var responses: Responses { get }
}

extension RPCExchanger {
    /// A client-streaming call.
    func upload<Request: RPCMessage, Response: RPCMessage>(
        _ method: String, _ options: CallOptions
    ) async throws -> Upload<Exchange, Request, Response> {
        Upload(try await open(method, answer: .one, options))
    }

    /// A bidirectional call.
    func exchange<Request: RPCMessage, Response: RPCMessage>(
        _ method: String, _ options: CallOptions
    ) async throws -> Messages.Exchange<Exchange, Request, Response> {
        Messages.Exchange(try await open(method, answer: .stream, options))
    }
}

/// A client-streaming call: any number of requests, then one response. Giving it up cancels the call.
public struct Upload<Base: RPCExchange, Request: RPCMessage, Response: RPCMessage>: Sendable {
    private let base: Base

    /// Encodes into and decodes out of another exchange.
    public init(_ base: Base) { self.base = base }

    /// Waits until there is credit, sends one request, and returns.
    ///
    /// - Throws: `Fault` when the call has ended or the request is too large; `CancellationError`.
    public func send(_ request: Request) async throws { try await base.send(Fault.requestEncoded(request)) }

    /// Says that no further request comes, and waits for the response.
    ///
    /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
    public func finish() async throws -> Response {
        try await base.finish()
        var responses = base.responses.makeAsyncIterator()
        guard let bytes = try await responses.next() else {
            throw Fault(.internal, reason: "NoResponse", "The call ended without a response.", domain: Fault.rpc)
        }
        return try Fault.responseDecoded(from: bytes)
    }
}

/// A bidirectional call: requests and responses in any order. Giving it up cancels the call.
public struct Exchange<Base: RPCExchange, Request: RPCMessage, Response: RPCMessage>: Sendable {
    private let base: Base

    /// Encodes into and decodes out of another exchange.
    public init(_ base: Base) { self.base = base }

    /// Waits until there is credit, sends one request, and returns.
    ///
    /// - Throws: `Fault` when the call has ended or the request is too large; `CancellationError`.
    public func send(_ request: Request) async throws { try await base.send(Fault.requestEncoded(request)) }

    /// Says that no further request comes; responses may still come.
    public func finish() async throws { try await base.finish() }

    /// The responses; iterate once.
    public var responses: ResponseSequence<Base.Responses, Response> { ResponseSequence(base.responses) }
}
