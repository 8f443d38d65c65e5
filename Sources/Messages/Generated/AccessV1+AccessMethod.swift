// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

extension AccessV1 {
    /// The methods of `paas.access.v1.Access` by their paths on the wire.
    public enum AccessMethod: String, CaseIterable, Sendable {
        /// `GetCaller`
        case getCaller = "/paas.access.v1.Access/GetCaller"
        /// `CreateSession`
        case createSession = "/paas.access.v1.Access/CreateSession"
        /// `DeleteSession`
        case deleteSession = "/paas.access.v1.Access/DeleteSession"
        /// `ListTokens`
        case listTokens = "/paas.access.v1.Access/ListTokens"
        /// `CreateToken`
        case createToken = "/paas.access.v1.Access/CreateToken"
        /// `RevokeToken`
        case revokeToken = "/paas.access.v1.Access/RevokeToken"
        /// `ListMembers`
        case listMembers = "/paas.access.v1.Access/ListMembers"
        /// `ChangeMember`
        case changeMember = "/paas.access.v1.Access/ChangeMember"
        /// `RemoveMember`
        case removeMember = "/paas.access.v1.Access/RemoveMember"
        /// `ListInvitations`
        case listInvitations = "/paas.access.v1.Access/ListInvitations"
        /// `CreateInvitation`
        case createInvitation = "/paas.access.v1.Access/CreateInvitation"
        /// `RevokeInvitation`
        case revokeInvitation = "/paas.access.v1.Access/RevokeInvitation"
        /// `AcceptInvitation`
        case acceptInvitation = "/paas.access.v1.Access/AcceptInvitation"
    }
}
