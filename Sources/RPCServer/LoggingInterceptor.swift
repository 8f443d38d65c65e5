import EventLoop
import Logging
import Messages
import Model

/// Notes every call when it has ended: method, request id, code and duration, but nothing that the caller has sent, for
/// that may be secret.
public struct LoggingInterceptor: ServerInterceptor {
    private let logger: Logger
    private let level: Logger.Level
    private let clock: @Sendable () -> UInt64

    /// Notes calls in a logger.
    ///
    /// - Parameters:
    ///   - level: of calls that end well; faults of the server's own are errors.
    ///   - clock: nanoseconds of the monotonic clock.
    public init(
        logger: Logger, level: Logger.Level = .debug, clock: @escaping @Sendable () -> UInt64 = { EventLoop.now() }
    ) {
        self.logger = logger
        self.level = level
        self.clock = clock
    }

    /// Hands the call on, and notes how it ended.
    public func intercept(_ context: CallContext, _ next: (CallContext) async throws -> Void) async throws {
        let began = clock()
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
        let code = error.map { CallOutcome.code(of: $0, context, now: now) }
        let level = code == .internal ? .error : level
        guard logger.logLevel <= level else { return }
        var metadata: Logger.Metadata = [
            "method": "\(context.method)", "request-id": "\(context.requestID)", "code": "\(code?.rawValue ?? 0)",
            "microseconds": "\((now - min(began, now)) / 1_000)",
        ]
        if let fault = error as? Fault { metadata["reason"] = "\(fault.reason)" }
        logger.log(level: level, "call", metadata: metadata)
    }
}
