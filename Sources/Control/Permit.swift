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
    func audit(_ caller: Caller, app: Name, database: DatabaseID) -> AuditEntry {
        AuditEntry(
            org: org, actor: principal.name, tokenID: principal.tokenID, action: action.auditName, app: app,
            database: database, outcome: .allowed, requestID: caller.requestID, peer: caller.peer,
            origin: caller.origin)
    }
}
