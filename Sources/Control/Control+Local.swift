import Glibc
import Model
import Store

extension Control {
    /// Who calls what the operator may call without a token: whom the token speaks for, where there is one, else the
    /// operator of the machine, as the kernel tells it.
    ///
    /// - Throws: `Fault` with the reason `Unauthenticated`.
    func identify(_ action: Action, caller: Caller) async throws -> Principal {
        if caller.token == nil, let user = caller.operatorUser {
            return Principal(tokenID: "", name: "local:uid=\(user)", kind: .operator)
        }
        return try await authenticate(action, caller: caller)
    }

    /// The gate of what is no organisation's own.
    ///
    /// - Throws: `Fault` with the reasons of the gate.
    func permitEverywhere(_ action: Action, caller: Caller) async throws -> Principal {
        let principal = try await identify(action, caller: caller)
        try await authorise(action, principal: principal, in: nil, caller: caller)
        return principal
    }

    /// The gate of what the operator does with one organisation.
    ///
    /// - Throws: `Fault` with the reasons of the gate.
    func permitOperator(_ action: Action, in text: String, field: String, caller: Caller) async throws -> Permit {
        let principal = try await identify(action, caller: caller)
        var check = RequestCheck()
        guard let org = check.name(text, field: field) else { throw check.fault }
        try await authorise(action, principal: principal, in: org, caller: caller)
        return Permit(principal: principal, org: org, action: action)
    }
}

extension Caller {
    /// Root or the daemon's own user, at the daemon's socket and not through the gateway; `nil` = somebody else.
    var operatorUser: UInt32? {
        guard let userID, origin == Self.socket, userID == 0 || userID == geteuid() else { return nil }
        return userID
    }
}
