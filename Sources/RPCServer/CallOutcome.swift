import Messages
import Model

/// How a call ended, as an interceptor sees it.
enum CallOutcome {
    /// The code that END says for what a handler has thrown; a cancelled call whose time is over ended for that.
    static func code(of error: any Error, _ context: CallContext, now: UInt64) -> FaultCode {
        if let fault = error as? Fault { return fault.code }
        if let deadline = context.deadline, deadline <= now { return .deadlineExceeded }
        return error is CancellationError ? .cancelled : .internal
    }
}
