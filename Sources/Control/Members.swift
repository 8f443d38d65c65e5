import Model
import Store

extension Control {
    /// The members of an organisation, by name.
    ///
    /// - Throws: `Fault` with the reasons of the gate.
    public func listMembers(org: String, caller: Caller) async throws -> [Member] {
        let permit = try await permit(.listMembers, in: org, caller: caller)
        return try await store.members(org: permit.org)
    }

    /// Gives a member another role, which holds from the member's next call on.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidRole`, `NotFound`, `LastOwner`, and those of the gate.
    public func changeMember(_ name: String, role: String, org: String, caller: Caller) async throws -> Member {
        let permit = try await permit(.changeMember, in: org, caller: caller)
        var check = RequestCheck()
        let name = check.subject(name, field: "name")
        let role = check.role(role)
        guard let name, let role else { throw check.fault }
        return try await store.changeMember(
            org: permit.org, subject: name.rawValue, role: role,
            audit: permit.audit(caller, about: "\(name): \(role.rawValue)"))
    }

    /// Ends a membership and the member's tokens.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `NotFound`, `LastOwner`, and those of the gate.
    public func removeMember(_ name: String, org: String, caller: Caller) async throws {
        let permit = try await permit(.removeMember, in: org, caller: caller)
        var check = RequestCheck()
        guard let name = check.subject(name, field: "name") else { throw check.fault }
        try await store.removeMember(
            org: permit.org, subject: name.rawValue, audit: permit.audit(caller, about: name.rawValue))
    }
}
