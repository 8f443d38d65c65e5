// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

extension AccessV1 {
    /// The methods of `paas.access.v1.Organisations` by their paths on the wire.
    public enum OrganisationsMethod: String, CaseIterable, Sendable {
        /// `ListOrganisations`
        case listOrganisations = "/paas.access.v1.Organisations/ListOrganisations"
        /// `CreateOrganisation`
        case createOrganisation = "/paas.access.v1.Organisations/CreateOrganisation"
        /// `DeleteOrganisation`
        case deleteOrganisation = "/paas.access.v1.Organisations/DeleteOrganisation"
        /// `SetQuota`
        case setQuota = "/paas.access.v1.Organisations/SetQuota"
        /// `IssueToken`
        case issueToken = "/paas.access.v1.Organisations/IssueToken"
    }
}
