import Model

/// A service that a server can serve: what the generated server protocols give for free.
public protocol RPCService: Sendable {
    /// Every method of the service.
    var methods: [RPCMethod] { get }
}

/// One method, from bytes to bytes.
public struct RPCMethod: Sendable {
    /// How the method answers.
    public enum Handler: Sendable {
        /// One request, one response.
        case unary(@Sendable (_ request: [UInt8], _ context: CallContext) async throws -> [UInt8])
        /// One request, any number of responses.
        case serverStreaming(
            @Sendable (_ request: [UInt8], _ context: CallContext, _ sink: any ResponseSink) async throws -> Void)
        /// Any number of requests, one response.
        case clientStreaming(
            @Sendable (_ requests: any RequestSource, _ context: CallContext) async throws -> [UInt8])
        /// Any number of requests and of responses.
        case bidirectional(
            @Sendable (
                _ requests: any RequestSource, _ context: CallContext, _ sink: any ResponseSink
            ) async throws -> Void)
    }

    /// `/package.Service/Method`
    public let path: String
    /// What is run for a call.
    public let handler: Handler

    /// Pairs a path with its handler.
    public init(path: String, handler: Handler) {
        self.path = path
        self.handler = handler
    }

    /// A method from message to message. A request that can't be decoded is refused before the body is run.
    static func unary<Request: RPCMessage, Response: RPCMessage>(
        _ path: String, _ body: @escaping @Sendable (Request, CallContext) async throws -> Response
    ) -> RPCMethod {
        RPCMethod(
            path: path,
            handler: .unary { bytes, context in
                try await body(Fault.requestDecoded(from: bytes), context).encoded()
            })
    }

    /// The same for a method that streams its responses.
    static func serverStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ path: String,
        _ body: @escaping @Sendable (Request, CallContext, ResponseWriter<Response>) async throws -> Void
    ) -> RPCMethod {
        RPCMethod(
            path: path,
            handler: .serverStreaming { bytes, context, sink in
                try await body(Fault.requestDecoded(from: bytes), context, ResponseWriter(sink))
            })
    }

    /// The same for a method that takes a stream of requests.
    static func clientStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ path: String, _ body: @escaping @Sendable (RequestSequence<Request>, CallContext) async throws -> Response
    ) -> RPCMethod {
        RPCMethod(
            path: path,
            handler: .clientStreaming { requests, context in
                try await body(RequestSequence(requests), context).encoded()
            })
    }

    /// The same for a method that takes a stream of requests and answers with one of responses.
    static func bidirectional<Request: RPCMessage, Response: RPCMessage>(
        _ path: String,
        _ body:
            @escaping @Sendable (RequestSequence<Request>, CallContext, ResponseWriter<Response>) async throws -> Void
    ) -> RPCMethod {
        RPCMethod(
            path: path,
            handler: .bidirectional { requests, context, sink in
                try await body(RequestSequence(requests), context, ResponseWriter(sink))
            })
    }
}

/// Takes the encoded responses of one streaming call.
public protocol ResponseSink: Sendable {
    /// Waits until there is room, sends one response, and returns.
    ///
    /// - Throws: `CancellationError` when the call is over.
    func send(_ response: [UInt8]) async throws

    /// Sends what a producer gives until the call is over: the last thing that a handler does. May return at once and
    /// keep the producer, so that a call that waits for long needs no task.
    ///
    /// - Throws: what the producer throws; `CancellationError` when the call is over.
    func follow(_ producer: any ResponseProducer) async throws
}

/// Takes the responses of one streaming call.
public struct ResponseWriter<Response: RPCMessage>: Sendable {
    private let sink: any ResponseSink

    /// Encodes into a sink.
    public init(_ sink: any ResponseSink) { self.sink = sink }

    /// Waits until there is room, sends one response, and returns.
    ///
    /// - Throws: `CancellationError` when the call is over.
    public func send(_ response: Response) async throws { try await sink.send(response.encoded()) }

    /// The same for a response that was encoded before, for instance for other calls too.
    public func send(encoded response: [UInt8]) async throws { try await sink.send(response) }

    /// Sends what a producer gives until the call is over: the last thing that a handler does.
    ///
    /// - Throws: what the producer throws; `CancellationError` when the call is over.
    public func follow(_ producer: any ResponseProducer) async throws { try await sink.follow(producer) }
}
