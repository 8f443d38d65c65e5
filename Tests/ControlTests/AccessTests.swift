import Control
import Messages
import Model
import Store
import Testing

/// Every method × every kind of caller × own, foreign and unknown organisations, through the service.
@Suite struct AccessTests {
    private static func expected(_ action: Action, _ kind: Principal.Kind, _ org: Name) -> Attempt.Outcome {
        let org = Attempt(action: action).namesOrganisation ? org : nil
        return switch PermissionTable.standard.decision(action, by: kind, in: org) {
        case .allowed: .passed
        case .hidden: .hidden
        case .denied: .denied
        }
    }

    @Test("Members get what the table says, and nothing in other organisations")
    func members() async throws {
        try await World.with { world in
            for role in Role.allCases {
                let options = try await world.member(role)
                for action in Action.allCases {
                    for org in [world.acme, world.globex, try name("ghost")] {
                        let outcome = try await Attempt(action: action).outcome(
                            world, org: org.rawValue, options: options)
                        let expected = Self.expected(action, .member(org: world.acme, role: role), org)
                        #expect(outcome == expected, "\(role) \(action) \(org)")
                    }
                }
            }
        }
    }

    @Test("Services get what the table says", arguments: [true, false])
    func services(bound: Bool) async throws {
        try await World.with { world in
            let own = bound ? world.acme : nil
            for scope in Scope.allCases {
                let options = try await world.service([scope], of: own)
                for action in Action.allCases {
                    for org in [world.acme, world.globex] {
                        let outcome = try await Attempt(action: action).outcome(
                            world, org: org.rawValue, options: options)
                        let expected = Self.expected(action, .service(org: own, scopes: [scope]), org)
                        #expect(outcome == expected, "\(scope) \(action) \(org)")
                    }
                }
            }
        }
    }

    @Test("The operator gets what the table says, in every organisation")
    func operators() async throws {
        try await World.with { world in
            let options = try await world.token(for: .operator(name: "ann"))
            // An organisation that is deleted on the way is none that others need.
            for action in Action.allCases where action != .deleteOrganisation {
                for org in [world.acme, world.globex] {
                    let outcome = try await Attempt(action: action).outcome(world, org: org.rawValue, options: options)
                    #expect(outcome == Self.expected(action, .operator, org), "\(action) \(org)")
                }
            }
            #expect(
                try await Attempt(action: .deleteOrganisation).outcome(world, org: "globex", options: options)
                    == .passed)
        }
    }

    @Test("Without a valid token nothing works, whatever the request")
    func tokens() async throws {
        try await World.with { world in
            try await world.store.ensureMember(org: world.acme, subject: "owner", role: .owner)
            let grant = TokenGrant.member(org: world.acme, subject: "owner")
            let expired = try await world.token(for: grant, lifetime: .seconds(-1))
            let revoked = try await world.token(for: grant)
            try await world.pool.execute("update tokens set revoked_at = now() where expires_at is null")
            let left = try await world.member(.viewer, of: world.globex)
            try await world.store.removeMember(
                org: world.globex, subject: "viewer",
                audit: AuditEntry(org: world.globex, actor: "test", action: "members.remove", outcome: .allowed))
            let unknown = World.options("paas_" + String(repeating: "A", count: 43))
            for action in Action.allCases {
                for options in [
                    CallOptions(), World.options(""), World.options("Bearer x"), unknown, expired, revoked, left,
                ] {
                    for org in ["acme", "ghost", "", "NO NAME"] {
                        let outcome = try await Attempt(action: action).outcome(world, org: org, options: options)
                        #expect(outcome == .unauthenticated, "\(action) \(org)")
                    }
                }
            }
        }
    }

    @Test("A foreign organisation answers exactly as one that does not exist")
    func hidden() async throws {
        try await World.with { world in
            let options = try await world.member(.owner)
            for attempt in Action.allCases.map(Attempt.init(action:)) where attempt.namesOrganisation {
                let foreign = try #require(
                    try await fault { try await attempt.call(world, org: "globex", options) })
                var absent = try #require(
                    try await fault { try await attempt.call(world, org: "ghosts", options) })
                absent.message.replace("ghosts", with: "globex")
                absent.metadata = absent.metadata.mapValues { $0.replacing("ghosts", with: "globex") }
                #expect(foreign == absent)
                #expect(foreign.code == .notFound)
            }
        }
    }

    @Test("A refusal in the caller's own organisation says what is needed")
    func refusal() async throws {
        try await World.with { world in
            let options = try await world.member(.viewer)
            let attempt = Attempt(action: .createDatabase)
            let fault = try await fault { try await attempt.call(world, org: "acme", options) }
            #expect(fault?.code == .permissionDenied)
            #expect(
                fault?.message
                    == "CreateDatabase needs the role member, or a service token with the scope manage")
        }
    }

    @Test("A member's new role holds from the next call on")
    func roleChange() async throws {
        try await World.with { world in
            let options = try await world.member(.viewer)
            let create = Attempt(action: .createDatabase)
            #expect(try await create.outcome(world, org: "acme", options: options) == .denied)
            try await world.store.ensureMember(org: world.acme, subject: "viewer", role: .member)
            #expect(try await create.outcome(world, org: "acme", options: options) == .passed)
        }
    }
}
