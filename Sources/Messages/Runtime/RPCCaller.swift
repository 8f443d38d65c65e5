import Model

/// Something that carries calls to a server: what the generated client stubs are made on.
public protocol RPCCaller: Sendable {
    /// The encoded responses of one streaming call. Giving up the iteration cancels the call.
    associatedtype Responses: AsyncSequence<[UInt8], any Error> & Sendable

    /// Calls a unary method.
    ///
    /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
    func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8]

    /// Calls a server-streaming method. The sequence ends when the call has ended well, and throws its `Fault`
    /// otherwise.
    func serverStreaming(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> Responses
}

extension RPCCaller {
    /// A unary call from message to message.
    func call<Request: RPCMessage, Response: RPCMessage>(
        _ method: String, _ request: Request, _ options: CallOptions
    ) async throws -> Response {
        try await Fault.responseDecoded(from: unary(method, Fault.requestEncoded(request), options))
    }

    /// A server-streaming call from message to messages.
    func stream<Request: RPCMessage, Response: RPCMessage>(
        _ method: String, _ request: Request, _ options: CallOptions
    ) async throws -> ResponseSequence<Responses, Response> {
        ResponseSequence(try await serverStreaming(method, Fault.requestEncoded(request), options))
    }
}

/// What a caller says of one call beside the request.
public struct CallOptions: Sendable {
    /// How long the caller waits; `nil` = no limit.
    public var timeout: Duration?
    /// Metadata, in order.
    public var metadata: [CallMetadata]
    /// Empty = none.
    public var idempotencyKey: String
    /// W3C Trace Context; empty = none.
    public var traceparent: String
    /// Told once how the call ended, by the transport, on a thread of its own: it must not wait.
    public var onEnd: (@Sendable (CallEnd) -> Void)?

    /// Sets what a caller says; everything has a default.
    public init(
        timeout: Duration? = nil, metadata: [CallMetadata] = [], idempotencyKey: String = "", traceparent: String = "",
        onEnd: (@Sendable (CallEnd) -> Void)? = nil
    ) {
        self.timeout = timeout
        self.metadata = metadata
        self.idempotencyKey = idempotencyKey
        self.traceparent = traceparent
        self.onEnd = onEnd
    }
}

/// The decoded responses of one streaming call. Giving up the iteration cancels the call.
public struct ResponseSequence<Base: AsyncSequence & Sendable, Response: RPCMessage>: AsyncSequence, Sendable
where Base.Element == [UInt8] {
    private let base: Base

    /// Decodes what another sequence delivers.
    public init(_ base: Base) { self.base = base }

    /// Starts the iteration; once only.
    public func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator()) }

    /// Decodes response after response.
    public struct Iterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator

        /// The next response; `nil` after the last.
        ///
        /// - Throws: the call's `Fault`, or one with the reason MalformedResponse.
        public mutating func next() async throws -> Response? {
            guard let bytes = try await base.next(isolation: #isolation) else { return nil }
            return try Fault.responseDecoded(from: bytes)
        }
    }
}
