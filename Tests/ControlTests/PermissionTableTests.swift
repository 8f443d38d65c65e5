import Control
import Model
import Store
import Testing

/// The whole matrix: every action × every role and scope × own, foreign and all organisations.
@Suite struct PermissionTableTests {
    private let own: Name
    private let foreign: Name

    init() throws {
        own = try #require(Name("acme"))
        foreign = try #require(Name("globex"))
    }

    /// What the table of roles says, written down a second time on purpose.
    private static let roles: [Action: Set<Role>] = [
        .listDatabases: [.viewer, .member, .admin, .owner],
        .getDatabase: [.viewer, .member, .admin, .owner],
        .watchStatus: [.viewer, .member, .admin, .owner],
        .listApps: [.viewer, .member, .admin, .owner],
        .listVariables: [.viewer, .member, .admin, .owner],
        .getCaller: [.viewer, .member, .admin, .owner],
        .createSession: [.viewer, .member, .admin, .owner],
        .deleteSession: [.viewer, .member, .admin, .owner],
        .createDatabase: [.member, .admin, .owner],
        .retryDatabase: [.member, .admin, .owner],
        .setVariable: [.member, .admin, .owner],
        .unsetVariable: [.member, .admin, .owner],
        .revealDSN: [.admin, .owner],
        .createTemporaryLogin: [.admin, .owner],
        .listTemporaryLogins: [.admin, .owner],
        .revokeTemporaryLogin: [.admin, .owner],
        .rotateCredentials: [.admin, .owner],
        .createDeployment: [.admin, .owner],
        .listAudit: [.admin, .owner],
        .verifyAudit: [.admin, .owner],
        .deleteDatabase: [.owner],
        .undeleteDatabase: [.owner],
        .destroyVolume: [.owner],
        .listOrganisations: [.viewer, .member, .admin, .owner],
        .createApp: [.member, .admin, .owner],
        .deleteApp: [.owner],
        .listMembers: [.owner],
        .changeMember: [.owner],
        .removeMember: [.owner],
        .listInvitations: [.owner],
        .createInvitation: [.owner],
        .revokeInvitation: [.owner],
        .listTokens: [.owner],
        .createToken: [.owner],
        .revokeToken: [.owner],
        .createOrganisation: [],
        .deleteOrganisation: [],
        .setQuota: [],
    ]

    private static let scopes: [Action: Set<Scope>] = [
        .listDatabases: [.read],
        .getDatabase: [.read],
        .watchStatus: [.read],
        .listApps: [.read],
        .listVariables: [.read],
        .getCaller: Set(Scope.allCases),
        .createSession: Set(Scope.allCases),
        .deleteSession: Set(Scope.allCases),
        .createDatabase: [.manage],
        .retryDatabase: [.manage],
        .setVariable: [.manage],
        .unsetVariable: [.manage],
        .revealDSN: [.reveal],
        .createTemporaryLogin: [.reveal],
        .listTemporaryLogins: [.reveal],
        .revokeTemporaryLogin: [.reveal],
        .rotateCredentials: [.reveal],
        .createDeployment: [.deploy],
        .listAudit: [],
        .verifyAudit: [],
        .deleteDatabase: [.delete],
        .undeleteDatabase: [.delete],
        .destroyVolume: [],
        .listOrganisations: [.read],
        .createApp: [.manage],
        .deleteApp: [.delete],
        .listMembers: [],
        .changeMember: [],
        .removeMember: [],
        .listInvitations: [],
        .createInvitation: [],
        .revokeInvitation: [],
        .listTokens: [],
        .createToken: [],
        .revokeToken: [],
        .createOrganisation: [],
        .deleteOrganisation: [],
        .setQuota: [],
    ]

    /// What the operator may; everything else is an organisation's own.
    private static let operators: Set<Action> = [
        .getCaller, .createSession, .deleteSession, .listOrganisations, .listApps, .listDatabases, .getDatabase,
        .watchStatus, .createOrganisation, .deleteOrganisation, .setQuota,
    ]

    /// What anybody may who is known.
    private static let everybodys: Set<Action> = [.getCaller, .createSession, .deleteSession]

    @Test("Every action has one row", arguments: Action.allCases)
    func rows(action: Action) {
        #expect(PermissionTable.standard.rows.filter { $0.action == action }.count == 1)
    }

    @Test("A member may in its own organisation what its role allows", arguments: Action.allCases, Role.allCases)
    func members(action: Action, role: Role) throws {
        let kind = Principal.Kind.member(org: own, role: role)
        let allowed = try #require(Self.roles[action]).contains(role)
        for org in [own, nil] {
            #expect((decision(action, kind, org) == .allowed) == allowed)
            #expect(decision(action, kind, org) != .hidden)
        }
    }

    @Test("A member sees no other organisation", arguments: Action.allCases, Role.allCases)
    func foreignMembers(action: Action, role: Role) {
        #expect(decision(action, .member(org: own, role: role), foreign) == .hidden)
    }

    @Test("A service may what one of its scopes allows", arguments: Action.allCases, Scope.allCases)
    func services(action: Action, scope: Scope) throws {
        let allowed = try #require(Self.scopes[action]).contains(scope)
        for own in [own, nil] {
            let kind = Principal.Kind.service(org: own, scopes: [scope])
            #expect((decision(action, kind, self.own) == .allowed) == allowed)
            #expect((decision(action, kind, nil) == .allowed) == allowed)
        }
        #expect(decision(action, .service(org: own, scopes: [scope]), foreign) == .hidden)
        let everywhere = decision(action, .service(org: nil, scopes: [scope]), foreign)
        #expect((everywhere == .allowed) == allowed)
        #expect(everywhere != .hidden)
    }

    @Test("The operator makes organisations and sees states, and nothing that is secret", arguments: Action.allCases)
    func theOperator(action: Action) {
        for org in [own, foreign, nil] {
            #expect((decision(action, .operator, org) == .allowed) == Self.operators.contains(action))
            #expect(decision(action, .operator, org) != .hidden)
        }
    }

    @Test("All scopes together never destroy a volume")
    func neverByService() {
        let kind = Principal.Kind.service(org: nil, scopes: Set(Scope.allCases))
        #expect(
            decision(.destroyVolume, kind, own) == .denied(needs: "the role owner; no service token may do it"))
    }

    @Test("A service without scopes may learn who it is, sign in and out, and nothing else", arguments: Action.allCases)
    func noScopes(action: Action) {
        let allowed = decision(action, .service(org: nil, scopes: []), own) == .allowed
        #expect(allowed == Self.everybodys.contains(action))
    }

    @Test(
        "A service that deploys may create deployments and nothing else that needs a scope", arguments: Action.allCases)
    func deployer(action: Action) {
        let allowed = decision(action, .service(org: own, scopes: [.deploy]), own) == .allowed
        #expect(allowed == (action == .createDeployment || Self.everybodys.contains(action)))
    }

    @Test("What the table has no row for is denied to everybody", arguments: Action.allCases)
    func defaultDeny(action: Action) {
        let empty = PermissionTable([])
        #expect(empty.decision(action, by: .member(org: own, role: .owner), in: own) != .allowed)
        #expect(empty.decision(action, by: .operator, in: own) != .allowed)
        #expect(empty.decision(action, by: .service(org: nil, scopes: Set(Scope.allCases)), in: own) != .allowed)
    }

    @Test("A refusal says which role and scope are needed")
    func needs() {
        #expect(
            decision(.revealDSN, .member(org: own, role: .member), own)
                == .denied(needs: "the role admin, or a service token with the scope reveal"))
    }

    private func decision(_ action: Action, _ kind: Principal.Kind, _ org: Name?) -> PermissionTable.Decision {
        PermissionTable.standard.decision(action, by: kind, in: org)
    }
}
