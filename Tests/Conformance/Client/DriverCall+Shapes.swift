import Messages
import Model
import RPCClient

/// The responses of a call, encoded.
struct Incoming {
    let next: () async throws -> [UInt8]?
}

/// Where a call's requests go, encoded.
struct Outgoing: Sendable {
    let send: @Sendable ([UInt8]) async throws -> Void
    let finish: @Sendable () async throws -> Void
}

/// A client-streaming call.
struct Upload: Sendable {
    let outgoing: Outgoing
    /// Half-closes, and waits for the response.
    let response: @Sendable () async throws -> [UInt8]
}

/// A bidirectional call.
struct Exchange: Sendable {
    let outgoing: Outgoing
    let responses: @Sendable () -> Incoming
}

/// Calls of the conformance service go through the generated types, as an application's do; others are bytes, and so
/// are requests that are no such message.
extension DriverCall {
    private typealias Method = ConformanceV1.ConformanceMethod

    private var stub: ConformanceV1.ConformanceClient<RPCClient> { .init(client) }

    func unary(_ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        switch Method(rawValue: method) {
        case .unary:
            if let message = try? ConformanceV1.UnaryRequest(decoding: request) {
                return try await stub.unary(message, options: options).encoded()
            }
        case .hang:
            if let message = try? ConformanceV1.HangRequest(decoding: request) {
                return try await stub.hang(message, options: options).encoded()
            }
        case .countHangs:
            if let message = try? ConformanceV1.CountHangsRequest(decoding: request) {
                return try await stub.countHangs(message, options: options).encoded()
            }
        default: break
        }
        return try await client.unary(method, request, options)
    }

    func serverStream(_ request: [UInt8], _ options: CallOptions) async throws -> sending Incoming {
        switch Method(rawValue: method) {
        case .serverStream:
            if let message = try? ConformanceV1.ServerStreamRequest(decoding: request) {
                return incoming(try await stub.serverStream(message, options: options))
            }
        case .hangStream:
            if let message = try? ConformanceV1.HangRequest(decoding: request) {
                return incoming(try await stub.hangStream(message, options: options))
            }
        default: break
        }
        return incoming(bytes: try await client.serverStreaming(method, request, options))
    }

    func clientStream(_ options: CallOptions) async throws -> Upload {
        if Method(rawValue: method) == .clientStream {
            let call = try await stub.clientStream(options: options)
            return Upload(
                outgoing: Outgoing(send: { try await call.send(.init(decoding: $0)) }, finish: {}),
                response: { try await call.finish().encoded() })
        }
        let call = try await client.open(method, answer: .one, options)
        return Upload(outgoing: outgoing(call)) {
            try await call.finish()
            var responses = call.responses.makeAsyncIterator()
            return try await responses.next() ?? []
        }
    }

    func bidi(_ options: CallOptions) async throws -> Exchange {
        if Method(rawValue: method) == .bidiStream {
            let call = try await stub.bidiStream(options: options)
            return Exchange(
                outgoing: Outgoing(
                    send: { try await call.send(.init(decoding: $0)) }, finish: { try await call.finish() }),
                responses: { self.incoming(call.responses) })
        }
        let call = try await client.open(method, answer: .stream, options)
        return Exchange(outgoing: outgoing(call), responses: { self.incoming(bytes: call.responses) })
    }

    private func outgoing(_ call: ClientExchange) -> Outgoing {
        Outgoing(send: { try await call.send($0) }, finish: { try await call.finish() })
    }

    private func incoming<Response: RPCMessage>(
        _ responses: ResponseSequence<RPCResponses, Response>
    ) -> sending Incoming {
        var iterator = responses.makeAsyncIterator()
        return Incoming { try await iterator.next()?.encoded() }
    }

    private func incoming(bytes responses: RPCResponses) -> sending Incoming {
        var iterator = responses.makeAsyncIterator()
        return Incoming { try await iterator.next() }
    }
}
