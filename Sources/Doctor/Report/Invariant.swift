/// What an installation promises whatever happens to it.
public enum Invariant: String, Sendable, CaseIterable, Encodable {
    /// No orphan.
    case orphans = "A"
    /// No credential lost.
    case credentials = "B"
    /// Never stuck.
    case progress = "C"
    /// At most one effect for an idempotency key.
    case keys = "D"
    /// A watch loses, repeats and reorders nothing.
    case history = "E"
    /// No reveal without a durable audit row.
    case audit = "F"
    /// No data destroyed without the explicit call.
    case volumes = "G"
    /// The daemon lives.
    case daemon = "H"
    /// No secret leaks.
    case secrets = "I"

    /// The promise in a few words.
    public var promise: String {
        switch self {
        case .orphans: "every instance and volume has a row"
        case .credentials: "a stored password logs in"
        case .progress: "nothing is stuck"
        case .keys: "one effect for an idempotency key"
        case .history: "the history is whole and in order"
        case .audit: "what was asked for is in the audit log"
        case .volumes: "no data is destroyed unasked"
        case .daemon: "the daemon answers, within its limits"
        case .secrets: "no secret leaks"
        }
    }
}
