// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

extension AccessV1 {
    /// Serves `paas.access.v1.Access`.
    public protocol AccessService: RPCService {
        /// Says whom the caller's token speaks for. Any valid token.
        func getCaller(
            _ request: AccessV1.GetCallerRequest, context: CallContext
        ) async throws -> AccessV1.GetCallerResponse

        /// Makes a session out of the caller's token: another secret that speaks for whom the token speaks for, 12
        /// hours at most and no longer than the token. A session makes no sessions. Of one token's, the 20 newest
        /// are kept. Any valid token.
        func createSession(
            _ request: AccessV1.CreateSessionRequest, context: CallContext
        ) async throws -> AccessV1.CreateSessionResponse

        /// Ends the session that the caller has shown. Any session.
        func deleteSession(
            _ request: AccessV1.DeleteSessionRequest, context: CallContext
        ) async throws -> AccessV1.DeleteSessionResponse

        /// The tokens of an organisation that are valid, without their texts. Role: owner.
        func listTokens(
            _ request: AccessV1.ListTokensRequest, context: CallContext
        ) async throws -> AccessV1.ListTokensResponse

        /// Issues a token for a member or for a service; its text is shown this once. Repeated with the same
        /// idempotency key it is refused (TokenIssued). Role: owner.
        func createToken(
            _ request: AccessV1.CreateTokenRequest, context: CallContext
        ) async throws -> AccessV1.CreateTokenResponse

        /// Ends a token; a repeated one answers as the first. Role: owner.
        func revokeToken(
            _ request: AccessV1.RevokeTokenRequest, context: CallContext
        ) async throws -> AccessV1.RevokeTokenResponse

        /// Role: owner.
        func listMembers(
            _ request: AccessV1.ListMembersRequest, context: CallContext
        ) async throws -> AccessV1.ListMembersResponse

        /// Gives a member another role. The last owner keeps its role. Role: owner.
        func changeMember(
            _ request: AccessV1.ChangeMemberRequest, context: CallContext
        ) async throws -> AccessV1.ChangeMemberResponse

        /// Ends a membership and the member's tokens. The last owner stays. Role: owner.
        func removeMember(
            _ request: AccessV1.RemoveMemberRequest, context: CallContext
        ) async throws -> AccessV1.RemoveMemberResponse

        /// Invitations that can still be accepted, without their codes. Role: owner.
        func listInvitations(
            _ request: AccessV1.ListInvitationsRequest, context: CallContext
        ) async throws -> AccessV1.ListInvitationsResponse

        /// Makes a code that lets one person become a member, once; it is shown this once. An invitation of the
        /// same person that is still open ends. Role: owner.
        func createInvitation(
            _ request: AccessV1.CreateInvitationRequest, context: CallContext
        ) async throws -> AccessV1.CreateInvitationResponse

        /// Role: owner.
        func revokeInvitation(
            _ request: AccessV1.RevokeInvitationRequest, context: CallContext
        ) async throws -> AccessV1.RevokeInvitationResponse

        /// Makes the invited person a member, and gives out a token. Needs no token: the code is the proof.
        func acceptInvitation(
            _ request: AccessV1.AcceptInvitationRequest, context: CallContext
        ) async throws -> AccessV1.AcceptInvitationResponse
    }
}

extension AccessV1.AccessService {
    /// Every method of `paas.access.v1.Access`, decoding requests and encoding responses.
    public var methods: [RPCMethod] {
        [
            .unary(AccessV1.AccessMethod.getCaller.rawValue) { request, context in
                try await self.getCaller(request, context: context)
            },
            .unary(AccessV1.AccessMethod.createSession.rawValue) { request, context in
                try await self.createSession(request, context: context)
            },
            .unary(AccessV1.AccessMethod.deleteSession.rawValue) { request, context in
                try await self.deleteSession(request, context: context)
            },
            .unary(AccessV1.AccessMethod.listTokens.rawValue) { request, context in
                try await self.listTokens(request, context: context)
            },
            .unary(AccessV1.AccessMethod.createToken.rawValue) { request, context in
                try await self.createToken(request, context: context)
            },
            .unary(AccessV1.AccessMethod.revokeToken.rawValue) { request, context in
                try await self.revokeToken(request, context: context)
            },
            .unary(AccessV1.AccessMethod.listMembers.rawValue) { request, context in
                try await self.listMembers(request, context: context)
            },
            .unary(AccessV1.AccessMethod.changeMember.rawValue) { request, context in
                try await self.changeMember(request, context: context)
            },
            .unary(AccessV1.AccessMethod.removeMember.rawValue) { request, context in
                try await self.removeMember(request, context: context)
            },
            .unary(AccessV1.AccessMethod.listInvitations.rawValue) { request, context in
                try await self.listInvitations(request, context: context)
            },
            .unary(AccessV1.AccessMethod.createInvitation.rawValue) { request, context in
                try await self.createInvitation(request, context: context)
            },
            .unary(AccessV1.AccessMethod.revokeInvitation.rawValue) { request, context in
                try await self.revokeInvitation(request, context: context)
            },
            .unary(AccessV1.AccessMethod.acceptInvitation.rawValue) { request, context in
                try await self.acceptInvitation(request, context: context)
            },
        ]
    }
}
