import Hummingbird
import Messages
import Model

/// The operations on members, invitations and tokens: from a request to the call and from its response to the answer.
struct AccessOperations<Caller: RPCCaller>: Sendable {
    let client: AccessV1.AccessClient<Caller>
    /// How long the daemon may take for one call.
    let timeout: Duration

    /// - Throws: `Fault`, as the daemon gave it.
    func listMembers(_ request: RequestParts) async throws -> Answer {
        let message = AccessV1.ListMembersRequest(org: request.parameter("org"))
        let response = try await client.listMembers(message, options: options(request))
        return Answer(.ok, .members(["members": .array(response.members.map(\.json))]))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func changeMember(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let message = AccessV1.ChangeMemberRequest(
            org: request.parameter("org"), name: request.parameter("name"), role: fields.requiredText("role"))
        try fields.check()
        let response = try await client.changeMember(message, options: options(request))
        return Answer(.ok, try present(response.member, "member").json)
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func removeMember(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = AccessV1.RemoveMemberRequest(org: request.parameter("org"), name: request.parameter("name"))
        _ = try await client.removeMember(message, options: options(request))
        return Answer(.noContent)
    }

    /// - Throws: `Fault`, as the daemon gave it.
    func listInvitations(_ request: RequestParts) async throws -> Answer {
        let message = AccessV1.ListInvitationsRequest(org: request.parameter("org"))
        let response = try await client.listInvitations(message, options: options(request))
        return Answer(.ok, .members(["invitations": .array(response.invitations.map(\.json))]))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func createInvitation(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let message = AccessV1.CreateInvitationRequest(
            org: request.parameter("org"), name: fields.requiredText("name"), role: fields.requiredText("role"))
        try fields.check()
        let response = try await client.createInvitation(message, options: options(request))
        return .shownOnce([
            "invitation": try present(response.invitation, "invitation").json, "code": .string(response.code),
        ])
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func revokeInvitation(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = AccessV1.RevokeInvitationRequest(org: request.parameter("org"), id: request.parameter("id"))
        _ = try await client.revokeInvitation(message, options: options(request))
        return Answer(.noContent)
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func acceptInvitation(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let message = AccessV1.AcceptInvitationRequest(
            name: fields.requiredText("name"), code: fields.requiredText("code"))
        try fields.check()
        let response = try await client.acceptInvitation(message, options: options(request))
        return .shownOnce([
            "org": .string(response.org), "member": try present(response.member, "member").json,
            "issued": try present(response.token, "token").json, "token": .string(response.secret),
        ])
    }

    /// - Throws: `Fault`, as the daemon gave it.
    func listTokens(_ request: RequestParts) async throws -> Answer {
        let message = AccessV1.ListTokensRequest(org: request.parameter("org"))
        let response = try await client.listTokens(message, options: options(request))
        return Answer(.ok, .members(["tokens": .array(response.tokens.map(\.json))]))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func createToken(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let message = AccessV1.CreateTokenRequest(
            org: request.parameter("org"), member: fields.filledText("member"), service: fields.filledText("service"),
            scopes: fields.texts("scopes"),
            lifetimeSeconds: fields.number("lifetimeSeconds", upTo: UInt64(UInt32.max)) ?? 0)
        try fields.check()
        let response = try await client.createToken(message, options: options(request))
        return .shownOnce([
            "issued": try present(response.token, "token").json, "token": .string(response.secret),
        ])
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func revokeToken(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = AccessV1.RevokeTokenRequest(org: request.parameter("org"), id: request.parameter("id"))
        _ = try await client.revokeToken(message, options: options(request))
        return Answer(.noContent)
    }

    private func options(_ request: RequestParts) -> CallOptions { request.headers.options(timeout: timeout) }
}
