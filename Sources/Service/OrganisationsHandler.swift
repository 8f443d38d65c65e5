import Control
import Messages
import Model

/// The service `Organisations`: turns messages into operations of `Control` and back; decides nothing.
public struct OrganisationsHandler: AccessV1.OrganisationsService {
    private let control: Control

    /// Serves what a control offers.
    public init(_ control: Control) { self.control = control }

    /// The organisations that the caller may see.
    public func listOrganisations(
        _ request: AccessV1.ListOrganisationsRequest, context: CallContext
    ) async throws -> AccessV1.ListOrganisationsResponse {
        let listed = try await control.listOrganisations(caller: Caller(context))
        return AccessV1.ListOrganisationsResponse(
            organisations: listed.organisations.map { AccessV1.Organisation($0) },
            quota: listed.installation.map { AccessV1.Quota($0) })
    }

    /// Makes an organisation.
    public func createOrganisation(
        _ request: AccessV1.CreateOrganisationRequest, context: CallContext
    ) async throws -> AccessV1.CreateOrganisationResponse {
        let made = try await control.createOrganisation(
            request.name, owner: request.owner, caller: Caller(context, for: request))
        let organisation = AccessV1.Organisation(made.organisation)
        guard let invitation = made.invitation else {
            return AccessV1.CreateOrganisationResponse(organisation: organisation)
        }
        return invitation.secret.reveal {
            AccessV1.CreateOrganisationResponse(
                organisation: organisation, invitation: AccessV1.Invitation(invitation.value), code: $0)
        }
    }

    /// Ends an organisation.
    public func deleteOrganisation(
        _ request: AccessV1.DeleteOrganisationRequest, context: CallContext
    ) async throws -> AccessV1.DeleteOrganisationResponse {
        try await control.deleteOrganisation(request.name, caller: Caller(context))
        return AccessV1.DeleteOrganisationResponse()
    }

    /// Sets limits.
    public func setQuota(
        _ request: AccessV1.SetQuotaRequest, context: CallContext
    ) async throws -> AccessV1.SetQuotaResponse {
        let quota = try await control.setQuota(
            org: request.org, databases: request.quota?.databases ?? 0, caller: Caller(context))
        return AccessV1.SetQuotaResponse(quota: AccessV1.Quota(quota))
    }

    /// Issues a token to the machine's operator.
    public func issueToken(
        _ request: AccessV1.IssueTokenRequest, context: CallContext
    ) async throws -> AccessV1.IssueTokenResponse {
        let wish = IssueToken(
            kind: request.kind, org: request.org, name: request.name, scopes: request.scopes,
            lifetimeSeconds: request.lifetimeSeconds)
        let made = try await control.issueToken(wish, caller: Caller(context))
        return made.secret.reveal { AccessV1.IssueTokenResponse(token: AccessV1.Token(made.value), secret: $0) }
    }
}
