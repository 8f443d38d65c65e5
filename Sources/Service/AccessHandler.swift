import Control
import Messages
import Model

/// The service `Access`: who calls, and who may do what in an organisation. Turns messages into operations of `Control`
/// and back; decides nothing.
public struct AccessHandler: AccessV1.AccessService {
    private let control: Control

    /// Serves what a control offers.
    public init(_ control: Control) { self.control = control }

    /// Says whom the caller's token speaks for.
    public func getCaller(
        _ request: AccessV1.GetCallerRequest, context: CallContext
    ) async throws -> AccessV1.GetCallerResponse {
        AccessV1.GetCallerResponse(try await control.getCaller(Caller(context)))
    }

    /// Makes a session out of the caller's token.
    public func createSession(
        _ request: AccessV1.CreateSessionRequest, context: CallContext
    ) async throws -> AccessV1.CreateSessionResponse {
        let session = try await control.createSession(Caller(context))
        return session.secret.reveal { secret in
            AccessV1.CreateSessionResponse(
                secret: secret, expiresAt: ProtobufTimestamp(session.expiresAt),
                caller: AccessV1.GetCallerResponse(session.caller))
        }
    }

    /// Ends the caller's session.
    public func deleteSession(
        _ request: AccessV1.DeleteSessionRequest, context: CallContext
    ) async throws -> AccessV1.DeleteSessionResponse {
        try await control.deleteSession(Caller(context))
        return AccessV1.DeleteSessionResponse()
    }

    /// The tokens of an organisation that are valid, without their texts.
    public func listTokens(
        _ request: AccessV1.ListTokensRequest, context: CallContext
    ) async throws -> AccessV1.ListTokensResponse {
        let tokens = try await control.listTokens(org: request.org, caller: Caller(context))
        return AccessV1.ListTokensResponse(tokens: tokens.map { AccessV1.Token($0) })
    }

    /// Issues a token for a member or for a service.
    public func createToken(
        _ request: AccessV1.CreateTokenRequest, context: CallContext
    ) async throws -> AccessV1.CreateTokenResponse {
        let wish = CreateToken(
            org: request.org, member: request.member, service: request.service, scopes: request.scopes,
            lifetimeSeconds: request.lifetimeSeconds)
        let made = try await control.createToken(wish, caller: Caller(context, for: request))
        return made.secret.reveal { AccessV1.CreateTokenResponse(token: AccessV1.Token(made.value), secret: $0) }
    }

    /// Ends a token.
    public func revokeToken(
        _ request: AccessV1.RevokeTokenRequest, context: CallContext
    ) async throws -> AccessV1.RevokeTokenResponse {
        try await control.revokeToken(request.id, org: request.org, caller: Caller(context))
        return AccessV1.RevokeTokenResponse()
    }

    /// The members of an organisation.
    public func listMembers(
        _ request: AccessV1.ListMembersRequest, context: CallContext
    ) async throws -> AccessV1.ListMembersResponse {
        let members = try await control.listMembers(org: request.org, caller: Caller(context))
        return AccessV1.ListMembersResponse(members: members.map { AccessV1.Member($0) })
    }

    /// Gives a member another role.
    public func changeMember(
        _ request: AccessV1.ChangeMemberRequest, context: CallContext
    ) async throws -> AccessV1.ChangeMemberResponse {
        let member = try await control.changeMember(
            request.name, role: request.role, org: request.org, caller: Caller(context))
        return AccessV1.ChangeMemberResponse(member: AccessV1.Member(member))
    }

    /// Ends a membership.
    public func removeMember(
        _ request: AccessV1.RemoveMemberRequest, context: CallContext
    ) async throws -> AccessV1.RemoveMemberResponse {
        try await control.removeMember(request.name, org: request.org, caller: Caller(context))
        return AccessV1.RemoveMemberResponse()
    }

    /// The invitations that can still be accepted.
    public func listInvitations(
        _ request: AccessV1.ListInvitationsRequest, context: CallContext
    ) async throws -> AccessV1.ListInvitationsResponse {
        let invitations = try await control.listInvitations(org: request.org, caller: Caller(context))
        return AccessV1.ListInvitationsResponse(invitations: invitations.map { AccessV1.Invitation($0) })
    }

    /// Invites somebody.
    public func createInvitation(
        _ request: AccessV1.CreateInvitationRequest, context: CallContext
    ) async throws -> AccessV1.CreateInvitationResponse {
        let made = try await control.createInvitation(
            of: request.name, role: request.role, org: request.org, caller: Caller(context, for: request))
        return made.secret.reveal {
            AccessV1.CreateInvitationResponse(invitation: AccessV1.Invitation(made.value), code: $0)
        }
    }

    /// Ends an invitation.
    public func revokeInvitation(
        _ request: AccessV1.RevokeInvitationRequest, context: CallContext
    ) async throws -> AccessV1.RevokeInvitationResponse {
        try await control.revokeInvitation(request.id, org: request.org, caller: Caller(context))
        return AccessV1.RevokeInvitationResponse()
    }

    /// Makes the invited person a member.
    public func acceptInvitation(
        _ request: AccessV1.AcceptInvitationRequest, context: CallContext
    ) async throws -> AccessV1.AcceptInvitationResponse {
        let welcomed = try await control.acceptInvitation(
            name: request.name, code: Secret(request.code), caller: Caller(context))
        return welcomed.token.secret.reveal { secret in
            AccessV1.AcceptInvitationResponse(
                org: welcomed.org.rawValue, member: AccessV1.Member(welcomed.member),
                token: AccessV1.Token(welcomed.token.value), secret: secret)
        }
    }
}
