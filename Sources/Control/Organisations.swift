import Model
import Store

/// The organisations that a caller may see, and what the installation may have.
public struct ListedOrganisations: Equatable, Sendable {
    /// By name.
    public let organisations: [Organisation]
    /// `nil` unless the operator asks.
    public let installation: Quota?
}

extension Control {
    /// Lists the organisations that the caller may see, by name.
    ///
    /// - Throws: `Fault` with the reasons of the gate.
    public func listOrganisations(caller: Caller) async throws -> ListedOrganisations {
        let principal = try await permitEverywhere(.listOrganisations, caller: caller)
        return ListedOrganisations(
            organisations: try await store.organisations(among: principal.visibleOrganisations),
            installation: principal.kind == .operator ? try await store.installationQuota() : nil)
    }

    /// Makes an organisation and, if wanted, an invitation for its owner, whose code is in this answer only.
    ///
    /// - Parameter owner: who is invited, as it came; empty = nobody.
    /// - Throws: `Fault` with the reasons `InvalidName`, `NameTaken`, `AlreadyShown` (the key was used before, and
    ///   somebody was invited), and those of the gate.
    public func createOrganisation(
        _ name: String, owner: String, caller: Caller
    ) async throws -> (organisation: Organisation, invitation: ShownOnce<Invitation>?) {
        let principal = try await permitEverywhere(.createOrganisation, caller: caller)
        var check = RequestCheck()
        let name = check.name(name, field: "name")
        let subject = owner.isEmpty ? nil : check.subject(owner, field: "owner")
        guard let name, owner.isEmpty || subject != nil else { throw check.fault }
        let permit = Permit(principal: principal, org: name, action: .createOrganisation)
        let invited = subject.map { Self.invitation(of: $0, .owner, by: principal) }
        return try await once(permit, caller) { key in
            let made = try await store.createOrganisation(
                name, owner: invited?.0, audit: permit.audit(caller, about: subject?.rawValue ?? ""), key: key)
            let invitation = made.invitation.flatMap { made in invited.map { ShownOnce(value: made, secret: $0.1) } }
            return (made.organisation, invitation)
        } replay: { _ in
            guard subject == nil else { throw Fault.alreadyShown("invitation") }
            guard let organisation = try await store.organisations(among: [name]).first else {
                throw Fault.noOrganisation(name)
            }
            return (organisation, nil)
        }
    }

    /// Ends an organisation that has no databases and no retained volumes.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `NotFound`, `NotEmpty`, and those of the gate.
    public func deleteOrganisation(_ name: String, caller: Caller) async throws {
        let permit = try await permitOperator(.deleteOrganisation, in: name, field: "name", caller: caller)
        try await store.deleteOrganisation(permit.org, audit: permit.audit(caller))
    }

    /// Sets the limits of an organisation or, without one, of the installation.
    ///
    /// - Parameters:
    ///   - org: as it came; empty = the installation.
    ///   - databases: 0 = no limit.
    /// - Throws: `Fault` with the reasons `InvalidName`, `NotFound`, and those of the gate.
    public func setQuota(org text: String, databases: UInt32, caller: Caller) async throws -> Quota {
        let quota = Quota(databases: databases == 0 ? nil : Int(databases))
        let about = quota.databases.map { "databases=\($0)" } ?? "no limit"
        if text.isEmpty {
            let principal = try await permitEverywhere(.setQuota, caller: caller)
            let audit = AuditEntry(
                org: nil, actor: principal.name, tokenID: principal.auditedToken, action: Action.setQuota.auditName,
                outcome: .allowed, reason: about, requestID: caller.requestID, peer: caller.peer,
                origin: caller.origin)
            try await store.setQuota(quota, org: nil, audit: audit)
        } else {
            let permit = try await permitOperator(.setQuota, in: text, field: "org", caller: caller)
            try await store.setQuota(quota, org: permit.org, audit: permit.audit(caller, about: about))
        }
        return quota
    }
}
