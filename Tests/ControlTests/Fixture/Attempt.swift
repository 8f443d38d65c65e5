import Control
import Messages
import Model
import Support

/// A call of one action, on a database that does not exist unless the action makes or lists some.
struct Attempt: Sendable {
    let action: Action

    /// What came of it.
    enum Outcome: Equatable {
        /// The gate let it pass; what it met behind does not matter.
        case passed
        /// The organisation looked as if it did not exist.
        case hidden
        case denied
        case unauthenticated
    }

    private static let id = "abcdefghijklmnop"

    /// Whether a call of it says which organisation it is about.
    var namesOrganisation: Bool {
        ![.getCaller, .createSession, .deleteSession, .listOrganisations, .createOrganisation].contains(action)
    }

    func outcome(_ world: World, org: String, options: CallOptions) async throws -> Outcome {
        guard let fault = try await fault({ try await call(world, org: org, options) }) else { return .passed }
        switch fault.reason {
        case "PermissionDenied": return .denied
        case "Unauthenticated": return .unauthenticated
        case "NotFound" where fault.metadata["app"] == nil && fault.metadata["org"] != nil: return .hidden
        default: return .passed
        }
    }

    func call(_ world: World, org: String, _ options: CallOptions) async throws {
        let client = world.client
        switch action {
        case .createDatabase:
            _ = try await client.createDatabase(.init(org: org, app: "web", name: "main"), options: options)
        case .getDatabase:
            _ = try await client.getDatabase(.init(org: org, app: "web", id: Self.id), options: options)
        case .listDatabases:
            _ = try await client.listDatabases(.init(org: org, app: "web"), options: options)
        case .revealDSN:
            _ = try await client.revealDSN(.init(org: org, app: "web", id: Self.id), options: options)
        case .rotateCredentials:
            _ = try await client.rotateCredentials(
                .init(org: org, app: "web", id: Self.id, mode: "immediate"), options: options)
        case .createTemporaryLogin:
            _ = try await client.createTemporaryLogin(.init(org: org, app: "web", id: Self.id), options: options)
        case .listTemporaryLogins:
            _ = try await client.listTemporaryLogins(.init(org: org, app: "web", id: Self.id), options: options)
        case .revokeTemporaryLogin:
            _ = try await client.revokeTemporaryLogin(
                .init(org: org, app: "web", id: Self.id, loginID: Self.id), options: options)
        case .deleteDatabase:
            _ = try await client.deleteDatabase(.init(org: org, app: "web", id: Self.id), options: options)
        case .destroyVolume:
            _ = try await client.deleteDatabase(
                .init(org: org, app: "web", id: Self.id, deleteVolume: true), options: options)
        case .undeleteDatabase:
            _ = try await client.undeleteDatabase(.init(org: org, app: "web", id: Self.id), options: options)
        case .retryDatabase:
            _ = try await client.retryDatabase(.init(org: org, app: "web", id: Self.id), options: options)
        case .watchStatus:
            let events = try await client.watchStatus(.init(org: org), options: options)
            for try await _ in events { break }
        case .createApp, .deleteApp, .listApps, .listVariables, .setVariable, .unsetVariable, .createDeployment:
            try await call(world.apps, org: org, options)
        case .listAudit:
            _ = try await world.audit.listAudit(.init(org: org), options: options)
        case .verifyAudit:
            _ = try await world.audit.verifyAudit(.init(org: org), options: options)
        case .listOrganisations, .createOrganisation, .deleteOrganisation, .setQuota:
            try await call(world.organisations, org: org, options)
        case .getCaller, .createSession, .deleteSession, .listMembers, .changeMember, .removeMember, .listInvitations,
            .createInvitation,
            .revokeInvitation, .listTokens, .createToken, .revokeToken:
            try await call(world.access, org: org, options)
        }
    }

    private func call(_ apps: AppsV1.AppsClient<InMemoryCaller>, org: String, _ options: CallOptions) async throws {
        switch action {
        case .createApp:
            _ = try await apps.createApp(.init(org: org, name: "web"), options: options)
        case .deleteApp:
            _ = try await apps.deleteApp(.init(org: org, name: "none"), options: options)
        case .listApps:
            _ = try await apps.listApps(.init(org: org), options: options)
        case .listVariables:
            _ = try await apps.listVariables(.init(org: org, app: "web"), options: options)
        case .setVariable:
            _ = try await apps.setVariable(.init(org: org, app: "web", name: "A", value: "1"), options: options)
        case .unsetVariable:
            _ = try await apps.unsetVariable(.init(org: org, app: "web", name: "B"), options: options)
        case .createDeployment:
            _ = try await apps.createDeployment(.init(org: org, app: "web"), options: options)
        default:
            throw SupportFault("\(action) is no action of the service Apps")
        }
    }

    private func call(
        _ access: AccessV1.AccessClient<InMemoryCaller>, org: String, _ options: CallOptions
    ) async throws {
        switch action {
        case .getCaller:
            _ = try await access.getCaller(.init(), options: options)
        case .createSession:
            _ = try await access.createSession(.init(), options: options)
        case .deleteSession:
            _ = try await access.deleteSession(.init(), options: options)
        case .listMembers:
            _ = try await access.listMembers(.init(org: org), options: options)
        case .changeMember:
            _ = try await access.changeMember(.init(org: org, name: "nobody", role: "admin"), options: options)
        case .removeMember:
            _ = try await access.removeMember(.init(org: org, name: "nobody"), options: options)
        case .listInvitations:
            _ = try await access.listInvitations(.init(org: org), options: options)
        case .createInvitation:
            _ = try await access.createInvitation(.init(org: org, name: "guest", role: "viewer"), options: options)
        case .revokeInvitation:
            _ = try await access.revokeInvitation(.init(org: org, id: "0"), options: options)
        case .listTokens:
            _ = try await access.listTokens(.init(org: org), options: options)
        case .createToken:
            _ = try await access.createToken(.init(org: org, member: "nobody"), options: options)
        case .revokeToken:
            _ = try await access.revokeToken(.init(org: org, id: "0"), options: options)
        default:
            throw SupportFault("\(action) is no action of the service Access")
        }
    }

    private func call(
        _ organisations: AccessV1.OrganisationsClient<InMemoryCaller>, org: String, _ options: CallOptions
    ) async throws {
        switch action {
        case .listOrganisations:
            _ = try await organisations.listOrganisations(.init(), options: options)
        case .createOrganisation:
            _ = try await organisations.createOrganisation(.init(name: "acme"), options: options)
        case .deleteOrganisation:
            _ = try await organisations.deleteOrganisation(.init(name: org), options: options)
        case .setQuota:
            _ = try await organisations.setQuota(.init(org: org, quota: .init(databases: 1000)), options: options)
        default:
            throw SupportFault("\(action) is no action of the service Organisations")
        }
    }
}
