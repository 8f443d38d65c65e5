import Glibc
import Model
import Store

extension Control {
    /// The gate of the operator's calls: the process at the other end of the socket runs as root or as the daemon's own
    /// user, which may read the key anyway. What comes through the gateway is somebody else's. Denied attempts are audited
    /// before they are answered.
    ///
    /// - Parameter action: for the audit log: `hosts.list`.
    /// - Throws: `Fault` with the reason `PermissionDenied`.
    func requireOperator(_ caller: Caller, for action: String) async throws {
        if caller.operatorUser != nil { return }
        throw try await deniedToOthers(caller, caller.userID.map { "local:uid=\($0)" } ?? "anonymous", for: action)
    }

    /// Audits that somebody who is not the operator was refused.
    func deniedToOthers(_ caller: Caller, _ actor: String, for action: String) async throws -> Fault {
        let fault = Fault.notOperator(daemon: geteuid())
        let entry = AuditEntry(
            org: nil, actor: actor, action: action, outcome: .denied, reason: fault.reason,
            requestID: caller.requestID, peer: caller.peer, origin: caller.origin)
        try await denials.record(entry)
        return fault
    }
}

extension Fault {
    fileprivate static func notOperator(daemon: uid_t) -> Fault {
        let users = daemon == 0 ? "root" : "root or the user with the id \(daemon), which the daemon runs as"
        return Fault(
            .permissionDenied, reason: "PermissionDenied",
            "only the operator may ask this: \(users), at the daemon's socket", metadata: ["needs": "operator"],
            nextSteps: ["Call again as that user on the daemon's machine, without the gateway."], notProcessed: true)
    }
}
