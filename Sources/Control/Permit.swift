import Model
import Store

/// Proof that the gate let a caller pass for one action in one organisation.
struct Permit: Sendable {
    /// Who it is.
    let principal: Principal
    /// The organisation that the permit holds for.
    let org: Name
    /// What it allows.
    let action: Action

    /// The audit log's line for what is done with the permit.
    ///
    /// - Parameter about: what it is about beside the app and the database; never a secret.
    func audit(_ caller: Caller, app: Name? = nil, database: DatabaseID? = nil, about: String = "") -> AuditEntry {
        AuditEntry(
            org: org, actor: principal.name, tokenID: principal.auditedToken, action: action.auditName, app: app,
            database: database, outcome: .allowed, reason: about, requestID: caller.requestID,
            peer: caller.auditedPeer(of: principal),
            origin: caller.origin)
    }
}
