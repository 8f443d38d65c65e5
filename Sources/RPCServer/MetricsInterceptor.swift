import EventLoop
import Messages
import Model
import Synchronization

/// Counts calls by method and code, in memory.
public final class MetricsInterceptor: ServerInterceptor {
    private let metrics = Mutex(CallMetrics())
    private let clock: @Sendable () -> UInt64

    /// Nothing is counted yet.
    ///
    /// - Parameter clock: nanoseconds of the monotonic clock.
    public init(clock: @escaping @Sendable () -> UInt64 = { EventLoop.now() }) { self.clock = clock }

    /// What was counted so far; from any thread.
    public var snapshot: CallMetrics { metrics.withLock { $0 } }

    /// Counts the call and hands it on.
    public func intercept(_ context: CallContext, _ next: (CallContext) async throws -> Void) async throws {
        let began = clock()
        metrics.withLock { $0.inFlight += 1 }
        do {
            try await next(context)
            context.whenOver { self.note(context, $0, began) }
        } catch {
            note(context, error, began)
            throw error
        }
    }

    private func note(_ context: CallContext, _ error: (any Error)?, _ began: UInt64) {
        let now = clock()
        let code = error.map { CallOutcome.code(of: $0, context, now: now).rawValue } ?? 0
        metrics.withLock { $0.ended(context.method, code: code, nanoseconds: now - min(began, now)) }
    }
}
