import Messages
import Model
import Reflection
import SystemPackage

/// One call of a method of any shape.
struct MethodCall<Caller: RPCExchanger>: Sendable {
    let caller: Caller
    let codec: MethodCodec
    let requests: RequestInput
    let options: CallOptions
    /// Takes each response.
    let show: @Sendable (String) -> Void

    var method: MethodType { codec.method }

    /// Makes the call and shows its responses.
    ///
    /// - Throws: the call's `Fault`, `CommandFailure` for a request that does not fit.
    func run() async throws {
        if method.isClientStreaming {
            try await exchange()
        } else if method.isServerStreaming {
            for try await response in try await caller.serverStreaming(method.path, request, options) {
                show(try codec.response(response).line)
            }
        } else {
            show(try codec.response(try await caller.unary(method.path, request, options)).lines)
        }
    }

    /// The same until something else ends it.
    func run(until ended: @escaping @Sendable () async -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await ended() }
            group.addTask { try await run() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private var request: [UInt8] {
        guard case .given(let requests) = requests, let request = requests.first else { return [] }
        return request
    }

    /// Sends and receives at the same time: what comes in may be the answer to what has gone out.
    private func exchange() async throws {
        let exchange = try await caller.open(
            method.path, answer: method.isServerStreaming ? .stream : .one, options)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                // Why the call has ended, its responses say; that no more can be sent then is no news.
                do { try await send(over: exchange) } catch is Fault {}
                return false
            }
            group.addTask {
                for try await response in exchange.responses {
                    let json = try codec.response(response)
                    show(method.isServerStreaming ? json.line : json.lines)
                }
                return true
            }
            defer { group.cancelAll() }
            while let isOver = try await group.next(), !isOver {}
        }
    }

    private func send(over exchange: Caller.Exchange) async throws {
        switch requests {
        case .given(let requests):
            for request in requests { try await exchange.send(request) }
        case .lines:
            try await InputLines(.standardInput).forEach { line, number in
                try await exchange.send(codec.request(line, from: "Line \(number) of standard input"))
            }
        }
        try await exchange.finish()
    }
}
