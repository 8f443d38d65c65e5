import AsyncAlgorithms
import Hummingbird
import HummingbirdCore
import Logging
import Messages
import Model
import ServiceLifecycle

/// Answers one request with a stream of events.
///
/// Its tasks hand what happens to one loop, one at a time, and wait until it was taken: while the client does not read,
/// nothing is taken, so nothing more is read from the daemon.
struct WatchExchange<Caller: RPCCaller>: Sendable {
    let client: DatabasesV1.DatabasesClient<Caller>
    let shared = SharedStreams()
    let patience: Duration
    let heartbeat: Duration
    let logger: Logger

    private typealias Inputs = AsyncChannel<WatchInput>

    /// Streams until the client goes away, the daemon ends the stream for good, or the gateway stops.
    ///
    /// - Throws: `Problem` as long as nothing was sent; what breaks the connection.
    func run(_ parts: RequestParts, _ body: RequestBody, _ output: inout ResponseOutput) async throws {
        let resume = try EventID.position(parts.headers.lastEventID)
        let key = StreamKey(parts)
        shared.enter(key)
        defer { shared.leave(key) }
        try await body.consumeWithCancellationOnInboundClose { body in
            // Children of a discarding group leave nothing behind, however often the daemon has to be asked again.
            let outcome: Result<Void, any Error> = await withDiscardingTaskGroup { group in
                defer { group.cancelAll() }
                let inputs = Inputs()
                group.addTask { await Self.drain(body) }
                group.addTask { await beat(inputs) }
                group.addTask { await Self.announceShutdown(inputs) }
                group.addTask { await endPatience(inputs) }
                do {
                    try await stream(parts, WatchCursor(resume: resume), inputs, &group, &output)
                    return .success(())
                } catch {
                    return .failure(error)
                }
            }
            try outcome.get()
        }
    }

    private func stream(
        _ parts: RequestParts, _ start: WatchCursor, _ inputs: Inputs,
        _ group: inout DiscardingTaskGroup, _ output: inout ResponseOutput
    ) async throws {
        var cursor = start
        ask(parts, after: .zero, cursor.resume, inputs, &group)
        for await input in inputs {
            switch input {
            case .received(let response):
                try await send(cursor.received(response), &output)
            case .failed(let fault):
                switch cursor.failed(fault, jitter: .random(in: 0...1)) {
                case .refuse(let fault):
                    throw Problem(fault, operation: parts.operation, parameters: parts.parameters)
                case .retry(let delay, let events):
                    if !events.isEmpty { note("a stream is interrupted", fault, parts.headers) }
                    try await send(events, &output)
                    ask(parts, after: delay, cursor.resume, inputs, &group)
                case .end(let event):
                    try await send([event], &output)
                    return try await output.finish()
                }
            // Not at once: what came back as it went would come back for ever.
            case .lagged: ask(parts, after: .milliseconds(50), cursor.resume, inputs, &group)
            case .heartbeatDue:
                if output.hasBegun { try await output.write(ServerSentEvent.heartbeat) }
            case .patienceEnded:
                cursor.began()
                try await begin(&output)
            case .shutdownBegan:
                guard output.hasBegun else { throw Problem.stopping }
                return try await output.finish()
            }
        }
    }

    /// Has a child task ask the daemon for the stream and hand over what it delivers.
    private func ask(
        _ parts: RequestParts, after delay: Duration, _ resume: DatabasesV1.Position?, _ inputs: Inputs,
        _ group: inout DiscardingTaskGroup
    ) {
        let request = DatabasesV1.WatchStatusRequest(
            org: parts.parameter("org"), app: parts.parameter("app"), id: parts.parameter("id"), resume: resume)
        let source = WatchSource(
            client: client, shared: shared, key: StreamKey(parts), options: parts.headers.options(timeout: nil),
            request: request, inputs: inputs)
        group.addTask {
            do {
                try await Task.sleep(for: delay)
                await inputs.send(try await source.run())
            } catch is CancellationError {
                // Nobody takes inputs any more.
            } catch {
                note("an error that nobody foresaw", error, parts.headers)
                await inputs.send(.failed(Self.unforeseen))
            }
        }
    }

    private static var unforeseen: Fault {
        Fault(.internal, reason: "Internal", "the gateway failed; its log says why", domain: Fault.rpc)
    }

    private func note(_ message: Logger.Message, _ cause: any Error, _ headers: CallHeaders) {
        logger.notice(message, metadata: ["request.id": "\(headers.requestID)", "cause": "\(cause)"])
    }

    // MARK: Other inputs, until the tasks are cancelled

    private func beat(_ inputs: Inputs) async {
        while (try? await Task.sleep(for: heartbeat)) != nil { await inputs.send(.heartbeatDue) }
    }

    private func endPatience(_ inputs: Inputs) async {
        if (try? await Task.sleep(for: patience)) != nil { await inputs.send(.patienceEnded) }
    }

    private static func announceShutdown(_ inputs: Inputs) async {
        if (try? await gracefulShutdown()) != nil { await inputs.send(.shutdownBegan) }
    }

    /// Unread bytes of a body would hide that the client has gone away.
    private static func drain(_ body: RequestBody) async {
        do { for try await _ in body {} } catch {
            // The connection is broken, which ends the exchange.
        }
    }

    // MARK: Output

    private func begin(_ output: inout ResponseOutput) async throws {
        guard !output.hasBegun else { return }
        var headers: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-cache"]
        // nginx would hold events back until its buffer is full.
        CommonHeaders.set("X-Accel-Buffering", "no", in: &headers)
        try await output.begin(headers)
        try await output.write(ServerSentEvent.preamble)
    }

    private func send(_ events: [ServerSentEvent], _ output: inout ResponseOutput) async throws {
        try await begin(&output)
        for event in events { try await output.write(event.bytes) }
    }
}
