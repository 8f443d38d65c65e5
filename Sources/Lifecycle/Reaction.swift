import Model

/// What follows from a step's fault.
public enum Reaction: Equatable, Sendable {
    /// Try again then.
    case retry(at: Timestamp)
    /// Give up for this reason, with a sentence for people.
    case fail(Reason, message: String)
}

extension Policy {
    /// Says what follows from a fault: a permanent one fails at once, a transient one is tried again until the
    /// deadline.
    ///
    /// - Parameters:
    ///   - fault: what went wrong.
    ///   - attempt: how often the work has been tried, this time included; from 1.
    ///   - deadline: when the work is given up.
    ///   - now: the store's time.
    ///   - jitter: a random number from 0 up to but not including 1, so that many rows do not return together.
    public func react(to fault: StepFault, attempt: Int, deadline: Timestamp, now: Timestamp, jitter: Double)
        -> Reaction
    {
        guard fault.isTransient else { return .fail(fault.reason, message: fault.message) }
        guard now < deadline else {
            return .fail(
                .deadlineExceeded,
                message: "gave up after \(attempt) attempts; last: \(fault.reason): \(fault.message)")
        }
        return .retry(at: min(now.advanced(by: backoff(attempt: attempt, jitter: jitter)), deadline))
    }
}
