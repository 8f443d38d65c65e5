import Model
import Postgres

extension Fault {
    /// What a fault of the control plane's PostgreSQL means to callers. Its words stay out: they may quote values.
    init(_ fault: PostgresFault) {
        switch fault.kind {
        case .connection:
            self = .controlPlaneUnavailable
        case .server where fault.sqlState == "PA001":
            self = Fault(
                .aborted, reason: "KeyReplaced",
                "the key that secrets are sealed with was replaced at this moment; nothing was written",
                nextSteps: [
                    "Try again. If it stays so, another daemon has replaced the key: bring its key file here and start "
                        + "paasd again."
                ])
        case .server where Self.transientStates.contains(fault.sqlState ?? ""):
            self = Fault(
                .aborted, reason: "ControlPlaneBusy",
                "the control plane's database gave up waiting (SQLSTATE \(fault.sqlState ?? ""))",
                nextSteps: ["Try again."])
        case .server where Self.unavailableStates.contains(String((fault.sqlState ?? "").prefix(2))):
            self = .controlPlaneUnavailable
        case .server, .protocol, .usage:
            // In class 42 the server speaks of the statement, which is ours, and of no value.
            let words = fault.sqlState?.hasPrefix("42") == true ? ": \(fault.message)" : ""
            self = Fault(.internal, reason: "ControlPlaneFault", "the control plane's database: \(fault)\(words)")
        }
    }

    static let controlPlaneUnavailable = Fault(
        .unavailable, reason: "ControlPlaneUnavailable", "the control plane's database can't be reached at the moment",
        nextSteps: ["Try again; if it stays away, look at the control plane's PostgreSQL."])

    /// Serialisation failure, deadlock, lock not available, statement cancelled by its timeout.
    private static let transientStates: Set = ["40001", "40P01", "55P03", "57014"]
    /// Insufficient resources, operator intervention, system error: by class.
    private static let unavailableStates: Set = ["53", "57", "58"]
}
