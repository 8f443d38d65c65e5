import Model
import Store

/// What an accepted invitation has made.
public struct Welcomed: Equatable, Sendable {
    /// The organisation.
    public let org: Name
    /// The new member.
    public let member: Member
    /// The member's token.
    public let token: ShownOnce<IssuedToken>
}

extension Control {
    /// Invitations that can still be accepted, the oldest first.
    ///
    /// - Throws: `Fault` with the reasons of the gate.
    public func listInvitations(org: String, caller: Caller) async throws -> [Invitation] {
        let permit = try await permit(.listInvitations, in: org, caller: caller)
        return try await store.invitations(org: permit.org)
    }

    /// Invites somebody; the code is in this answer only.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidRole`, `AlreadyMember`, `QuotaExceeded`,
    ///   `AlreadyShown` (the key was used before), and those of the gate.
    public func createInvitation(
        of name: String, role: String, org: String, caller: Caller
    ) async throws -> ShownOnce<Invitation> {
        let permit = try await permit(.createInvitation, in: org, caller: caller)
        var check = RequestCheck()
        let name = check.subject(name, field: "name")
        let role = check.role(role)
        guard let name, let role else { throw check.fault }
        let (new, code) = Self.invitation(of: name, role, by: permit.principal)
        return try await once(permit, caller) { key in
            let invitation = try await store.createInvitation(
                new, org: permit.org, audit: permit.audit(caller, about: "\(name): \(role.rawValue)"), key: key)
            return ShownOnce(value: invitation, secret: code)
        } replay: { _ in
            throw Fault.alreadyShown("invitation")
        }
    }

    /// Ends an invitation; a repeated one answers as the first.
    ///
    /// - Throws: `Fault` with the reasons `InvalidID`, `NotFound`, and those of the gate.
    public func revokeInvitation(_ id: String, org: String, caller: Caller) async throws {
        let permit = try await permit(.revokeInvitation, in: org, caller: caller)
        var check = RequestCheck()
        guard let id = check.number(id, field: "id") else { throw check.fault }
        try await store.revokeInvitation(id, org: permit.org, audit: permit.audit(caller, about: id))
    }

    /// Makes the invited person a member, and issues a token. The code is all that is asked for; a wrong one, one that
    /// was used and one of somebody else are refused in the same words, and audited.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName` and `InvitationInvalid`.
    public func acceptInvitation(name: String, code: Secret, caller: Caller) async throws -> Welcomed {
        var check = RequestCheck()
        guard let subject = check.subject(name, field: "name") else { throw check.fault }
        var random = SystemRandomNumberGenerator()
        let token = BearerToken(using: &random)
        guard let code = BearerToken(code),
            let (org, member, issued) = try await store.acceptInvitation(
                hash: code.hash, name: subject, token: token.hash, lifetime: Lifetimes.token,
                audit: { org, role in
                    AuditEntry(
                        org: org, actor: "\(subject)@\(org)", action: Self.acceptance, outcome: .allowed,
                        reason: role.rawValue, requestID: caller.requestID, peer: caller.peer, origin: caller.origin)
                })
        else {
            throw try await deny(.invitationInvalid, Self.acceptance, org: nil, principal: nil, caller: caller)
        }
        return Welcomed(org: org, member: member, token: ShownOnce(value: issued, secret: token.secret))
    }

    static func invitation(of name: Subject, _ role: Role, by principal: Principal) -> (NewInvitation, Secret) {
        var random = SystemRandomNumberGenerator()
        let code = BearerToken(using: &random)
        let new = NewInvitation(
            hash: code.hash, name: name, role: role, createdBy: principal.name, lifetime: Lifetimes.invitation)
        return (new, code.secret)
    }

    private static let acceptance = "invitations.accept"
}

extension Fault {
    fileprivate static let invitationInvalid = Fault(
        .permissionDenied, reason: "InvitationInvalid", "no open invitation for this name has this code",
        nextSteps: ["Ask an owner of the organisation for a new invitation; each can be used once, for 7 days."],
        notProcessed: true)
}
