import FaultPoints
import Model
import Store

extension Control {
    /// The gate: finds out who calls and whether it may. Denied attempts are audited before they are answered.
    ///
    /// - Throws: `Fault` with the reasons `Unauthenticated`, `InvalidName` (of the organisation), `NotFound` (an
    ///   organisation that the caller may not see), `PermissionDenied` and `Sealed`.
    func permit(_ action: Action, in text: String, caller: Caller) async throws -> Permit {
        let principal = try await authenticate(action, caller: caller)
        var check = RequestCheck()
        guard let org = check.name(text, field: "org") else { throw check.fault }
        try await authorise(action, principal: principal, in: org, caller: caller)
        if action.needsKey { try keeper.requireOpen() }
        return Permit(principal: principal, org: org, action: action)
    }

    /// Whether a known caller may take an action.
    ///
    /// - Parameter org: `nil` = in all organisations that it may see.
    /// - Throws: `Fault` with the reasons `NotFound` (an organisation that the caller may not see) and
    ///   `PermissionDenied`.
    func authorise(_ action: Action, principal: Principal, in org: Name?, caller: Caller) async throws {
        let fault: Fault
        switch (permissions.decision(action, by: principal.kind, in: org), org) {
        case (.allowed, _): return
        case (.hidden, let org?): fault = .noOrganisation(org)
        // Nothing is hidden among what the caller may see; should a table say so, it is denied.
        case (.hidden, nil): fault = .denied(action, needs: "another organisation")
        case (.denied(let needs), _): fault = .denied(action, needs: needs)
        }
        throw try await deny(fault, action, org: org ?? principal.ownOrganisation, principal: principal, caller: caller)
    }

    /// Whom the caller's token speaks for, at this moment.
    ///
    /// - Throws: `Fault` with the reason `Unauthenticated`.
    func authenticate(_ action: Action, caller: Caller) async throws -> Principal {
        // Looked up by hash: there is no comparison whose time could tell anything of a stored token.
        if let token = caller.token.flatMap(BearerToken.init),
            let principal = try await store.principal(token.shown)
        {
            return principal
        }
        throw try await deny(.unauthenticated, action, org: nil, principal: nil, caller: caller)
    }

    /// Refuses a call that carries nothing which could be a token of ours. Asked for every call before its handler
    /// begins, so that no handler can forget it; whom the token speaks for is the gate's question.
    ///
    /// - Parameter method: the method's name, for the audit log: `CreateDatabase`.
    /// - Throws: `Fault` with the reason `Unauthenticated`.
    public func requireToken(of caller: Caller, for method: String) async throws {
        if caller.token.flatMap(BearerToken.init) != nil { return }
        let name = Action(rawValue: method)?.auditName ?? "rpc"
        throw try await deny(.unauthenticated, name, org: nil, principal: nil, caller: caller)
    }

    /// Audits a denied attempt, within bounds, and hands the fault back.
    func deny(
        _ fault: Fault, _ action: Action, org: Name?, principal: Principal?, caller: Caller
    ) async throws -> Fault {
        try await deny(fault, action.auditName, org: org, principal: principal, caller: caller)
    }

    func deny(
        _ fault: Fault, _ action: String, org: Name?, principal: Principal?, caller: Caller
    ) async throws -> Fault {
        let entry = AuditEntry(
            org: org, actor: principal?.name ?? "anonymous", tokenID: principal?.auditedToken, action: action,
            outcome: .denied, reason: fault.reason, requestID: caller.requestID,
            peer: caller.auditedPeer(of: principal),
            origin: caller.origin)
        FaultPoint.reached("denial.unaudited")
        try await denials.record(entry)
        return fault
    }
}
