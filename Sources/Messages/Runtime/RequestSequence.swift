import Model

/// Hands out the encoded requests of one client-streaming call.
public protocol RequestSource: Sendable {
    /// Waits for the next request; `nil` after the caller's half-close.
    ///
    /// - Throws: `CancellationError` when the call is over.
    func next() async throws -> [UInt8]?
}

/// The requests of one client-streaming call, decoded. Iterate once.
public struct RequestSequence<Request: RPCMessage>: AsyncSequence, Sendable {
    private let source: any RequestSource

    /// Decodes what a source hands out.
    public init(_ source: any RequestSource) { self.source = source }

    /// Starts the iteration.
    public func makeAsyncIterator() -> Iterator { Iterator(source: source) }

    /// Decodes request after request.
    public struct Iterator: AsyncIteratorProtocol {
        let source: any RequestSource

        /// The next request; `nil` after the caller's half-close.
        ///
        /// - Throws: `Fault` with the reason MalformedRequest; `CancellationError` when the call is over.
        public mutating func next() async throws -> Request? {
            guard let bytes = try await source.next() else { return nil }
            return try Fault.requestDecoded(from: bytes)
        }
    }
}
