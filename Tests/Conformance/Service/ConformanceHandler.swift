import Messages
import Model
import Synchronization

/// The service that conformance tests call: it does what its requests say.
public final class ConformanceHandler: ConformanceV1.ConformanceService {
    private let clock: @Sendable () -> UInt64
    private let pause: @Sendable (Duration) async throws -> Void
    private let hangs = Mutex((begun: UInt64(0), cancelled: UInt64(0)))

    /// A handler on a loop's clock.
    ///
    /// - Parameters:
    ///   - clock: nanoseconds of the monotonic clock.
    ///   - pause: waits for a time, and throws when the task is cancelled.
    public init(
        clock: @escaping @Sendable () -> UInt64, pause: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.clock = clock
        self.pause = pause
    }

    /// Answers with a payload, or ends as the request says.
    public func unary(
        _ request: ConformanceV1.UnaryRequest, context: CallContext
    ) async throws -> ConformanceV1.UnaryResponse {
        let now = clock()
        // Rounded up, from a difference that is no larger than what the clock counts.
        let left = context.deadline.map { ($0 - min(now, $0)) / 1_000_000 + 1 } ?? 0
        try await wait(request.delayMs)
        try end(request.outcome, context)
        let payload =
            request.responseBytes == 0 ? request.payload : [UInt8](repeating: 0, count: Int(request.responseBytes))
        return ConformanceV1.UnaryResponse(
            payload: payload,
            metadata: request.echoMetadata
                ? context.metadata.map { ConformanceV1.Entry(key: $0.key, value: $0.value) } : [],
            timeoutMs: request.echoMetadata ? left : 0)
    }

    /// Sends responses of the sizes that the request says.
    public func serverStream(
        _ request: ConformanceV1.ServerStreamRequest, context: CallContext,
        responses: ResponseWriter<ConformanceV1.ServerStreamResponse>
    ) async throws {
        for size in request.responseBytes {
            try await wait(request.delayMs)
            try await responses.send(.init(payload: [UInt8](repeating: 0, count: Int(size))))
        }
        try end(request.outcome, context)
    }

    /// Counts the requests.
    public func clientStream(
        _ requests: RequestSequence<ConformanceV1.ClientStreamRequest>, context: CallContext
    ) async throws -> ConformanceV1.ClientStreamResponse {
        var response = ConformanceV1.ClientStreamResponse()
        var outcome: ConformanceV1.Outcome?
        for try await request in requests {
            response.requestCount += 1
            response.payloadBytes += UInt64(request.payload.count)
            outcome = request.outcome
        }
        try end(outcome, context)
        return response
    }

    /// Answers each request with the responses that it asks for.
    public func bidiStream(
        _ requests: RequestSequence<ConformanceV1.BidiStreamRequest>, context: CallContext,
        responses: ResponseWriter<ConformanceV1.BidiStreamResponse>
    ) async throws {
        var outcome: ConformanceV1.Outcome?
        for try await request in requests {
            outcome = request.outcome
            if request.responseBytes.isEmpty { try await responses.send(.init(payload: request.payload)) }
            for size in request.responseBytes {
                try await responses.send(.init(payload: [UInt8](repeating: 0, count: Int(size))))
            }
        }
        try end(outcome, context)
    }

    /// Ends only when it is cancelled.
    public func hang(
        _ request: ConformanceV1.HangRequest, context: CallContext
    ) async throws -> ConformanceV1.HangResponse {
        try await untilCancelled()
        return ConformanceV1.HangResponse()
    }

    /// Ends only when it is cancelled, and sends nothing.
    public func hangStream(
        _ request: ConformanceV1.HangRequest, context: CallContext,
        responses: ResponseWriter<ConformanceV1.HangResponse>
    ) async throws { try await untilCancelled() }

    /// How many calls have begun to hang and were cancelled.
    public func countHangs(
        _ request: ConformanceV1.CountHangsRequest, context: CallContext
    ) async throws -> ConformanceV1.CountHangsResponse {
        let count = hangs.withLock { $0 }
        return ConformanceV1.CountHangsResponse(begun: count.begun, cancelled: count.cancelled)
    }

    private func untilCancelled() async throws {
        hangs.withLock { $0.begun += 1 }
        do {
            while true { try await pause(.seconds(3_600)) }
        } catch {
            hangs.withLock { $0.cancelled += 1 }
            throw error
        }
    }

    private func wait(_ milliseconds: UInt32) async throws {
        if milliseconds > 0 { try await pause(.milliseconds(Int64(milliseconds))) }
    }

    private func end(_ outcome: ConformanceV1.Outcome?, _ context: CallContext) throws {
        guard let outcome else { return }
        for entry in outcome.trailers { context.trailers.add(CallMetadata(key: entry.key, value: entry.value)) }
        guard outcome.code != 0 else { return }
        throw Fault(
            FaultCode(rawValue: outcome.code) ?? .unknown, reason: outcome.reason, outcome.message,
            domain: "paas.conformance",
            violations: outcome.violations.map { FieldViolation(field: $0.field, $0.description) })
    }
}
