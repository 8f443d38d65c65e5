import Hummingbird
import Messages
import Model

/// The operations on organisations: from a request to the call and from its response to the answer.
struct OrganisationOperations<Caller: RPCCaller>: Sendable {
    let client: AccessV1.OrganisationsClient<Caller>
    /// How long the daemon may take for one call.
    let timeout: Duration

    /// - Throws: `Fault`, as the daemon gave it.
    func list(_ request: RequestParts) async throws -> Answer {
        let response = try await client.listOrganisations(.init(), options: options(request))
        return Answer(
            .ok,
            .members([
                "orgs": .array(response.organisations.map(\.json)), "quota": response.quota?.json ?? .null,
            ]))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func create(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let message = AccessV1.CreateOrganisationRequest(
            name: fields.requiredText("name"), owner: fields.filledText("owner"))
        try fields.check()
        let response = try await client.createOrganisation(message, options: options(request))
        return .shownOnce([
            "org": try present(response.organisation, "organisation").json,
            "invitation": response.invitation?.json ?? .null,
            "code": .text(response.code),
        ])
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func delete(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = AccessV1.DeleteOrganisationRequest(name: request.parameter("org"))
        _ = try await client.deleteOrganisation(message, options: options(request))
        return Answer(.noContent)
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func setQuota(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let databases = fields.requiredNumber("databases", upTo: UInt64(UInt32.max))
        try fields.check()
        let message = AccessV1.SetQuotaRequest(
            org: request.parameter("org"), quota: AccessV1.Quota(databases: UInt32(clamping: databases)))
        let response = try await client.setQuota(message, options: options(request))
        return Answer(.ok, try present(response.quota, "quota").json)
    }

    private func options(_ request: RequestParts) -> CallOptions { request.headers.options(timeout: timeout) }
}
