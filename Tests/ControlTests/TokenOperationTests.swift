import Control
import Messages
import Model
import Store
import Testing

/// Tokens as owners issue, list and revoke them.
@Suite struct TokenOperationTests {
    @Test("A service's token may what its scopes say, until it is revoked")
    func service() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let made = try await world.access.createToken(
                .init(org: "acme", service: "ci", scopes: ["read", "manage"]), options: owner)
            let token = try #require(made.token)
            let options = World.options(made.secret)
            let caller = try await world.access.getCaller(.init(), options: options)
            #expect(caller.name == "service:ci@acme" && caller.scopes == ["read", "manage"])
            #expect(try await Attempt(action: .createDatabase).outcome(world, org: "acme", options: options) == .passed)
            #expect(try await Attempt(action: .deleteDatabase).outcome(world, org: "acme", options: options) == .denied)
            let listed = try await world.access.listTokens(.init(org: "acme"), options: owner).tokens
            #expect(listed.contains(token))
            #expect(token.createdBy == "owner@acme" && token.expiresAt != nil)
            for _ in 1...2 {
                _ = try await world.access.revokeToken(.init(org: "acme", id: token.id), options: owner)
            }
            let refused = try await fault { try await world.access.getCaller(.init(), options: options) }
            #expect(refused?.reason == "Unauthenticated")
            #expect(try await !world.access.listTokens(.init(org: "acme"), options: owner).tokens.contains(token))
            #expect(try await world.audited("tokens.create", .allowed) == 1)
            #expect(try await world.audited("tokens.revoke", .allowed) == 2)
        }
    }

    @Test("A token ends when its time is over")
    func expiry() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let made = try await world.access.createToken(
                .init(org: "acme", member: "owner", lifetimeSeconds: 60), options: owner)
            let options = World.options(made.secret)
            _ = try await world.access.getCaller(.init(), options: options)
            try await world.pool.execute("update tokens set expires_at = now() where id = \(made.token?.id)::bigint")
            let refused = try await fault { try await world.access.getCaller(.init(), options: options) }
            #expect(refused?.reason == "Unauthenticated")
        }
    }

    @Test("A repeated issue under one idempotency key is a conflict, and makes nothing")
    func repeated() async throws {
        try await World.with { world in
            var owner = try await world.member(.owner)
            let plain = owner
            owner.idempotencyKey = "k1"
            let request = AccessV1.CreateTokenRequest(org: "acme", service: "ci", scopes: ["read"])
            _ = try await world.access.createToken(request, options: owner)
            let before = try await world.access.listTokens(.init(org: "acme"), options: plain).tokens.count
            let again = try await fault { try await world.access.createToken(request, options: owner) }
            #expect(again?.code == .alreadyExists && again?.reason == "AlreadyShown")
            let other = AccessV1.CreateTokenRequest(org: "acme", service: "cd", scopes: ["read"])
            let reused = try await fault { try await world.access.createToken(other, options: owner) }
            #expect(reused?.reason == "IdempotencyKeyReused")
            #expect(try await world.access.listTokens(.init(org: "acme"), options: plain).tokens.count == before)
        }
    }

    @Test("Of many at once with one key one is issued")
    func raced() async throws {
        try await World.with { world in
            var options = try await world.member(.owner)
            options.idempotencyKey = "k1"
            let owner = options
            let made = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 1...12 {
                    group.addTask {
                        try await fault {
                            try await world.access.createToken(
                                .init(org: "acme", service: "ci", scopes: ["read"]), options: owner)
                        } == nil
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 1)
            let rows = try await world.pool.execute("select count(*) as n from tokens where service_name = 'ci'")
            #expect(try rows.first?.int("n") == 1)
        }
    }

    @Test(
        "What is wrong with a request is named",
        arguments: [
            (AccessV1.CreateTokenRequest(org: "acme"), "InvalidRequest", "member"),
            (.init(org: "acme", member: "owner", service: "ci", scopes: ["read"]), "InvalidRequest", "member"),
            (.init(org: "acme", member: "owner", scopes: ["read"]), "InvalidRequest", "scopes"),
            (.init(org: "acme", service: "ci"), "InvalidScope", "scopes"),
            (.init(org: "acme", service: "ci", scopes: ["read", "all"]), "InvalidScope", "scopes"),
            (.init(org: "acme", service: "C I", scopes: ["read"]), "InvalidName", "service"),
            (.init(org: "acme", member: "a b"), "InvalidName", "member"),
            (.init(org: "acme", member: "owner", lifetimeSeconds: 59), "InvalidLifetime", "lifetimeSeconds"),
            (.init(org: "acme", member: "owner", lifetimeSeconds: .max), "InvalidLifetime", "lifetimeSeconds"),
        ])
    func wrong(request: AccessV1.CreateTokenRequest, reason: String, field: String) async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let refused = try await fault { try await world.access.createToken(request, options: owner) }
            #expect(refused?.reason == reason && refused?.violations.map(\.field) == [field], "\(refused as Any)")
        }
    }

    @Test("A token of another organisation can't be revoked, nor told from none")
    func foreign() async throws {
        try await World.with { world in
            let made = try await world.access.createToken(
                .init(org: "globex", service: "ci", scopes: ["read"]),
                options: try await world.member(.owner, of: world.globex))
            let owner = try await world.member(.owner)
            for id in [made.token?.id ?? "", "999999999999999999"] {
                let refused = try await fault {
                    try await world.access.revokeToken(.init(org: "acme", id: id), options: owner)
                }
                #expect(refused?.reason == "NotFound")
            }
            _ = try await world.access.getCaller(.init(), options: World.options(made.secret))
        }
    }

    @Test("The secrets are in the one answer, and in no row and no log")
    func leaks() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let token = try await world.access.createToken(
                .init(org: "acme", service: "ci", scopes: ["read"]), options: owner)
            let invitation = try await world.access.createInvitation(
                .init(org: "acme", name: "ada", role: "admin"), options: owner)
            let accepted = try await world.access.acceptInvitation(.init(name: "ada", code: invitation.code))
            for secret in [token.secret, invitation.code, accepted.secret] {
                #expect(secret.count == 48)
                for table in ["audit", "tokens", "invitations", "members", "idempotency_keys"] {
                    let rows = try await world.pool.execute(
                        "select count(*) as n from \(unsafeSQL: table) t where t::text like \("%\(secret)%")")
                    #expect(try rows.first?.int("n") == 0)
                }
                #expect(!world.log.lines.all.contains { $0.contains(secret) })
            }
        }
    }
}
