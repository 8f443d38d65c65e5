import Control
import Messages
import Model
import Store
import Testing

@Suite struct BootstrapTests {
    @Test("Each holder gets a token that works, once; valid ones are kept")
    func tokens() async throws {
        try await World.with { world in
            let org = try name("initech")
            let bootstrap = Bootstrap(store: world.store, actor: "local:uid=0")
            try await bootstrap.ensureOrganisation(org, app: try name("web"))
            var tokens: [BootstrapHolder: Secret] = [:]
            for holder in BootstrapHolder.allCases {
                let token = try #require(try await bootstrap.token(for: holder, in: org, existing: nil))
                let hash = try #require(BearerToken(token)).hash
                let principal = try #require(try await world.store.principal(tokenHash: hash))
                switch holder {
                case .deploy: #expect(principal.kind == .service(org: org, scopes: [.read, .deploy]))
                default: #expect(principal.name == "\(holder.rawValue)@initech")
                }
                tokens[holder] = token
            }
            try await bootstrap.ensureOrganisation(org, app: try name("web"))
            for holder in BootstrapHolder.allCases {
                #expect(try await bootstrap.token(for: holder, in: org, existing: tokens[holder]) == nil)
            }
            #expect(try await world.audited("tokens.issue", .allowed) == BootstrapHolder.allCases.count)
            #expect(try await world.audited("installation.bootstrap", .allowed) == 2)
        }
    }

    @Test("A token that is not good any more, or is another's, is replaced")
    func replaced() async throws {
        try await World.with { world in
            let bootstrap = Bootstrap(store: world.store, actor: "local:uid=0")
            try await bootstrap.ensureOrganisation(world.acme, app: try name("web"))
            let viewer = try #require(try await bootstrap.token(for: .viewer, in: world.acme, existing: nil))
            for (holder, existing) in [(BootstrapHolder.owner, viewer), (.viewer, Secret("junk"))] {
                #expect(try await bootstrap.token(for: holder, in: world.acme, existing: existing) != nil)
            }
            try await world.pool.execute("update tokens set revoked_at = now()")
            let fresh = try #require(try await bootstrap.token(for: .viewer, in: world.acme, existing: viewer))
            #expect(fresh != viewer)
        }
    }
}
