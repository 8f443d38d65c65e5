// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

extension AccessV1 {
    /// Organisations as the installation's operator makes them. The operator has an operator's token, or is
    /// root or the daemon's own user at the daemon's socket, who needs none.
    public protocol OrganisationsService: RPCService {
        /// Those that the caller may see. Role: viewer.
        func listOrganisations(
            _ request: AccessV1.ListOrganisationsRequest, context: CallContext
        ) async throws -> AccessV1.ListOrganisationsResponse

        /// Operator.
        func createOrganisation(
            _ request: AccessV1.CreateOrganisationRequest, context: CallContext
        ) async throws -> AccessV1.CreateOrganisationResponse

        /// Refused while it has databases or retained volumes. Its name is never given again. Operator.
        func deleteOrganisation(
            _ request: AccessV1.DeleteOrganisationRequest, context: CallContext
        ) async throws -> AccessV1.DeleteOrganisationResponse

        /// Limits of an organisation or, without one, of the installation. Operator.
        func setQuota(
            _ request: AccessV1.SetQuotaRequest, context: CallContext
        ) async throws -> AccessV1.SetQuotaResponse

        /// Issues a token of an owner, of the operator, or of a service of one organisation or of the installation.
        /// At the daemon's socket only, to root or the daemon's own user.
        func issueToken(
            _ request: AccessV1.IssueTokenRequest, context: CallContext
        ) async throws -> AccessV1.IssueTokenResponse
    }
}

extension AccessV1.OrganisationsService {
    /// Every method of `paas.access.v1.Organisations`, decoding requests and encoding responses.
    public var methods: [RPCMethod] {
        [
            .unary(AccessV1.OrganisationsMethod.listOrganisations.rawValue) { request, context in
                try await self.listOrganisations(request, context: context)
            },
            .unary(AccessV1.OrganisationsMethod.createOrganisation.rawValue) { request, context in
                try await self.createOrganisation(request, context: context)
            },
            .unary(AccessV1.OrganisationsMethod.deleteOrganisation.rawValue) { request, context in
                try await self.deleteOrganisation(request, context: context)
            },
            .unary(AccessV1.OrganisationsMethod.setQuota.rawValue) { request, context in
                try await self.setQuota(request, context: context)
            },
            .unary(AccessV1.OrganisationsMethod.issueToken.rawValue) { request, context in
                try await self.issueToken(request, context: context)
            },
        ]
    }
}
