import Messages
import Model
import Store
import Testing

/// What a token says of itself.
@Suite struct CallerTests {
    private static let readable = [
        "GetCaller", "CreateSession", "DeleteSession", "ListOrganisations", "ListApps", "ListDatabases", "GetDatabase",
        "WatchStatus", "ListVariables",
    ]

    @Test("A member learns its name, organisation, role and what it may do", arguments: Role.allCases)
    func members(role: Role) async throws {
        try await World.with { world in
            let options = try await world.member(role)
            let caller = try await world.access.getCaller(.init(), options: options)
            #expect(caller.name == "\(role.rawValue)@acme")
            #expect(caller.org == "acme")
            #expect(caller.role == role.rawValue)
            #expect(caller.scopes.isEmpty)
            let manageable = ["CreateApp", "CreateDatabase", "RetryDatabase", "SetVariable", "UnsetVariable"]
            let secret = [
                "RevealDSN", "CreateTemporaryLogin", "ListTemporaryLogins", "RevokeTemporaryLogin", "RotateCredentials",
                "CreateDeployment", "ListAudit", "VerifyAudit",
            ]
            let final = [
                "DeleteDatabase", "UndeleteDatabase", "DeleteApp", "DeleteDatabase with deleteVolume", "ListMembers",
                "ChangeMember", "RemoveMember", "ListInvitations", "CreateInvitation", "RevokeInvitation", "ListTokens",
                "CreateToken", "RevokeToken",
            ]
            let steps = [Self.readable, manageable, secret, final]
            let count = (Role.allCases.firstIndex(of: role) ?? 0) + 1
            #expect(caller.actions == steps.prefix(count).flatMap { $0 })
        }
    }

    @Test("A service learns its scopes, with and without an organisation")
    func services() async throws {
        try await World.with { world in
            let bound = try await world.access.getCaller(
                .init(), options: try await world.service([.deploy, .read], of: world.globex))
            #expect(bound.name == "service:robot@globex")
            #expect(bound.org == "globex")
            #expect(bound.role.isEmpty)
            #expect(bound.scopes == ["read", "deploy"])
            #expect(bound.actions == Self.readable + ["CreateDeployment"])
            let free = try await world.access.getCaller(.init(), options: try await world.service([], of: nil))
            #expect(free.name == "service:robot")
            #expect(free.org.isEmpty)
            #expect(free.scopes.isEmpty)
            #expect(free.actions == ["GetCaller", "CreateSession", "DeleteSession"])
        }
    }

    @Test("Without a valid token nobody learns anything, and the attempt is audited")
    func anonymous() async throws {
        try await World.with { world in
            let fault = try await fault { try await world.access.getCaller(.init(), options: .init()) }
            #expect(fault?.code == .unauthenticated)
            #expect(try await world.audited("access.caller", .denied) == 1)
        }
    }
}
