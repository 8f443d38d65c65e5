import Control
import Messages
import Model
import Store
import Testing

/// Sessions that are made out of tokens, through the service.
@Suite struct SessionTests {
    private static func start(_ world: World, _ options: CallOptions) async throws -> CallOptions {
        let made = try await world.access.createSession(.init(), options: options)
        #expect(made.secret.hasPrefix("paas_session_") && made.expiresAt != nil)
        return World.options(made.secret)
    }

    private static func name(_ world: World, _ options: CallOptions) async throws -> String? {
        var name: String?
        let fault = try await fault { name = try await world.access.getCaller(.init(), options: options).name }
        #expect(fault == nil || fault?.reason == "Unauthenticated")
        return name
    }

    private static func count(_ world: World) async throws -> Int {
        let rows = try await world.pool.execute("select count(*) as count from sessions")
        return Int(try #require(rows.first).int64("count"))
    }

    @Test("A session speaks for whom its token speaks for, until it is ended; the token goes on")
    func life() async throws {
        try await World.with { world in
            let token = try await world.member(.admin)
            let made = try await world.access.createSession(.init(), options: token)
            let known = try await world.access.getCaller(.init(), options: token)
            #expect(made.caller == known)
            let session = World.options(made.secret)
            let other = try await Self.start(world, token)
            #expect(try await Self.name(world, session) == "admin@acme")
            #expect(
                try await Attempt(action: .createDatabase).outcome(world, org: "acme", options: session) == .passed)
            #expect(try await Attempt(action: .createToken).outcome(world, org: "acme", options: session) == .denied)
            _ = try await world.access.deleteSession(.init(), options: session)
            #expect(try await Self.name(world, session) == nil)
            #expect(try await Self.name(world, other) == "admin@acme")
            #expect(try await Self.name(world, token) == "admin@acme")
            #expect(try await world.audited("sessions.create", .allowed) == 2)
            #expect(try await world.audited("sessions.delete", .allowed) == 1)
            let lines = try await world.store.auditEntries(org: world.acme, limit: 100)
            let ended = try #require(lines.first { $0.action == "sessions.delete" })
            let parts = try #require(ended.tokenID).split(separator: "/").map(String.init)
            try #require(parts.count == 2)
            #expect(ended.reason == "session \(parts[1])")
            #expect(lines.contains { $0.action == "sessions.create" && $0.reason == ended.reason })
            #expect(lines.contains { $0.action == "databases.create" && $0.tokenID == ended.tokenID })
        }
    }

    @Test("Only a hash of a session is stored")
    func hashOnly() async throws {
        try await World.with { world in
            let made = try await world.access.createSession(.init(), options: try await world.member(.viewer))
            let rows = try await world.pool.execute("select sessions::text as text from sessions")
            let text = try #require(rows.first).text("text")
            #expect(rows.count == 1 && !text.contains(made.secret))
        }
    }

    @Test("A session ends with its token, its time and its member")
    func ends() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let issued = try await world.access.createToken(
                .init(org: "acme", service: "ci", scopes: ["read"]), options: owner)
            let revoked = try await Self.start(world, World.options(issued.secret))
            #expect(try await Self.name(world, revoked) == "service:ci@acme")
            _ = try await world.access.revokeToken(.init(org: "acme", id: issued.token?.id ?? ""), options: owner)
            #expect(try await Self.name(world, revoked) == nil)
            let late = try await Self.start(world, owner)
            #expect(try await Self.name(world, late) == "owner@acme")
            try await world.pool.execute("update sessions set expires_at = now()")
            #expect(try await Self.name(world, late) == nil)
            let gone = try await Self.start(world, try await world.member(.viewer))
            #expect(try await Self.name(world, gone) == "viewer@acme")
            _ = try await world.access.removeMember(.init(org: "acme", name: "viewer"), options: owner)
            #expect(try await Self.name(world, gone) == nil)
        }
    }

    @Test("A session is never valid for longer than its token, nor for longer than 12 hours")
    func lifetime() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let issued = try await world.access.createToken(
                .init(org: "acme", member: "owner", lifetimeSeconds: 60), options: owner)
            let short = try await world.access.createSession(.init(), options: World.options(issued.secret))
            #expect(short.expiresAt == issued.token?.expiresAt)
            _ = try await world.access.createSession(.init(), options: owner)
            let rows = try await world.pool.execute(
                "select max(expires_at - created_at) = interval '12 hours' as is_right from sessions")
            #expect(try #require(rows.first).bool("is_right"))
        }
    }

    @Test("A session makes no sessions, and a token can't be ended as one")
    func confusion() async throws {
        try await World.with { world in
            let token = try await world.member(.viewer)
            let session = try await Self.start(world, token)
            let again = try await fault { try await world.access.createSession(.init(), options: session) }
            #expect(again?.reason == "TokenRequired")
            let none = try await fault { try await world.access.deleteSession(.init(), options: token) }
            #expect(none?.reason == "NoSession")
        }
    }

    @Test("The newest 20 sessions of a token are kept, and none that is over")
    func bound() async throws {
        try await World.with { world in
            let (token, other) = (try await world.member(.viewer), try await world.member(.owner))
            let first = try await Self.start(world, token)
            let kept = try await Self.start(world, other)
            for _ in 1...Store.mostSessions { _ = try await Self.start(world, token) }
            #expect(try await Self.name(world, first) == nil)
            #expect(try await Self.name(world, kept) == "owner@acme")
            #expect(try await Self.count(world) == Store.mostSessions + 1)
            try await world.pool.execute("update sessions set expires_at = now()")
            _ = try await Self.start(world, token)
            #expect(try await Self.count(world) == 1)
        }
    }

    @Test("Many attempts with many sessions of one token are as few lines as with one")
    func flood() async throws {
        try await World.with { world in
            let token = try await world.member(.viewer)
            for _ in 1...3 {
                let session = try await Self.start(world, token)
                for _ in 1...20 {
                    let outcome = try await Attempt(action: .createDatabase).outcome(
                        world, org: "acme", options: session)
                    #expect(outcome == .denied)
                }
            }
            // The bucket of a token holds 20, and fills slowly.
            #expect(try await world.audited("databases.create", .denied) < 40)
        }
    }
}
