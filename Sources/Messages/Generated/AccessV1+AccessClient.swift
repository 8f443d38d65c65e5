// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

extension AccessV1 {
    /// Calls `paas.access.v1.Access`.
    public struct AccessClient<Caller: RPCCaller>: Sendable {
        private let caller: Caller

        /// A stub whose calls another one carries.
        public init(_ caller: Caller) { self.caller = caller }

        /// Says whom the caller's token speaks for. Any valid token.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func getCaller(
            _ request: AccessV1.GetCallerRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.GetCallerResponse {
            try await caller.call(AccessV1.AccessMethod.getCaller.rawValue, request, options)
        }

        /// Makes a session out of the caller's token: another secret that speaks for whom the token speaks for, 12
        /// hours at most and no longer than the token. A session makes no sessions. Of one token's, the 20 newest
        /// are kept. Any valid token.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func createSession(
            _ request: AccessV1.CreateSessionRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.CreateSessionResponse {
            try await caller.call(AccessV1.AccessMethod.createSession.rawValue, request, options)
        }

        /// Ends the session that the caller has shown. Any session.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func deleteSession(
            _ request: AccessV1.DeleteSessionRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.DeleteSessionResponse {
            try await caller.call(AccessV1.AccessMethod.deleteSession.rawValue, request, options)
        }

        /// The tokens of an organisation that are valid, without their texts. Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func listTokens(
            _ request: AccessV1.ListTokensRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.ListTokensResponse {
            try await caller.call(AccessV1.AccessMethod.listTokens.rawValue, request, options)
        }

        /// Issues a token for a member or for a service; its text is shown this once. Repeated with the same
        /// idempotency key it is refused (TokenIssued). Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func createToken(
            _ request: AccessV1.CreateTokenRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.CreateTokenResponse {
            try await caller.call(AccessV1.AccessMethod.createToken.rawValue, request, options)
        }

        /// Ends a token; a repeated one answers as the first. Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func revokeToken(
            _ request: AccessV1.RevokeTokenRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.RevokeTokenResponse {
            try await caller.call(AccessV1.AccessMethod.revokeToken.rawValue, request, options)
        }

        /// Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func listMembers(
            _ request: AccessV1.ListMembersRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.ListMembersResponse {
            try await caller.call(AccessV1.AccessMethod.listMembers.rawValue, request, options)
        }

        /// Gives a member another role. The last owner keeps its role. Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func changeMember(
            _ request: AccessV1.ChangeMemberRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.ChangeMemberResponse {
            try await caller.call(AccessV1.AccessMethod.changeMember.rawValue, request, options)
        }

        /// Ends a membership and the member's tokens. The last owner stays. Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func removeMember(
            _ request: AccessV1.RemoveMemberRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.RemoveMemberResponse {
            try await caller.call(AccessV1.AccessMethod.removeMember.rawValue, request, options)
        }

        /// Invitations that can still be accepted, without their codes. Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func listInvitations(
            _ request: AccessV1.ListInvitationsRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.ListInvitationsResponse {
            try await caller.call(AccessV1.AccessMethod.listInvitations.rawValue, request, options)
        }

        /// Makes a code that lets one person become a member, once; it is shown this once. An invitation of the
        /// same person that is still open ends. Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func createInvitation(
            _ request: AccessV1.CreateInvitationRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.CreateInvitationResponse {
            try await caller.call(AccessV1.AccessMethod.createInvitation.rawValue, request, options)
        }

        /// Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func revokeInvitation(
            _ request: AccessV1.RevokeInvitationRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.RevokeInvitationResponse {
            try await caller.call(AccessV1.AccessMethod.revokeInvitation.rawValue, request, options)
        }

        /// Makes the invited person a member, and gives out a token. Needs no token: the code is the proof.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func acceptInvitation(
            _ request: AccessV1.AcceptInvitationRequest, options: CallOptions = CallOptions()
        ) async throws -> AccessV1.AcceptInvitationResponse {
            try await caller.call(AccessV1.AccessMethod.acceptInvitation.rawValue, request, options)
        }
    }
}
