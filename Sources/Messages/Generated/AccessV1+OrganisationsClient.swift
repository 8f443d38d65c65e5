// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

extension AccessV1 {
    /// Organisations as the installation's operator makes them. The operator has an operator's token, or is
    /// root or the daemon's own user at the daemon's socket, who needs none.
    public struct OrganisationsClient<Caller: RPCCaller>: Sendable {
        private let caller: Caller

        /// A stub whose calls another one carries.
        public init(_ caller: Caller) { self.caller = caller }

        /// Those that the caller may see. Role: viewer.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func listOrganisations(
            _ request: AccessV1.ListOrganisationsRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.ListOrganisationsResponse {
            try await caller.call(AccessV1.OrganisationsMethod.listOrganisations.rawValue, request, options)
        }

        /// Operator.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func createOrganisation(
            _ request: AccessV1.CreateOrganisationRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.CreateOrganisationResponse {
            try await caller.call(AccessV1.OrganisationsMethod.createOrganisation.rawValue, request, options)
        }

        /// Refused while it has databases or retained volumes. Its name is never given again. Operator.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func deleteOrganisation(
            _ request: AccessV1.DeleteOrganisationRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.DeleteOrganisationResponse {
            try await caller.call(AccessV1.OrganisationsMethod.deleteOrganisation.rawValue, request, options)
        }

        /// Limits of an organisation or, without one, of the installation. Operator.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func setQuota(
            _ request: AccessV1.SetQuotaRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.SetQuotaResponse {
            try await caller.call(AccessV1.OrganisationsMethod.setQuota.rawValue, request, options)
        }

        /// Issues a token of an owner, of the operator, or of a service of one organisation or of the installation.
        /// At the daemon's socket only, to root or the daemon's own user.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func issueToken(
            _ request: AccessV1.IssueTokenRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.IssueTokenResponse {
            try await caller.call(AccessV1.OrganisationsMethod.issueToken.rawValue, request, options)
        }
    }
}
