import Model
import Support
import Testing

@testable import Store

@Suite struct TokenTests {
    private func hash(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: 32) }

    @Test func aMembersTokenHasTheRoleOfTheMoment() async throws {
        let fixture = try await Fixture()
        let (store, acme) = (fixture.store, fixture.acme)
        try await store.ensureMember(org: acme, subject: "ada", role: .viewer)
        let id = try await store.issueToken(hash: hash(1), for: .member(org: acme, subject: "ada"))
        let viewer = Principal(tokenID: id, name: "ada@acme", kind: .member(org: acme, role: .viewer))
        #expect(try await store.principal(tokenHash: hash(1)) == viewer)
        try await store.ensureMember(org: acme, subject: "ada", role: .owner)
        let owner = Principal(tokenID: id, name: "ada@acme", kind: .member(org: acme, role: .owner))
        #expect(try await store.principal(tokenHash: hash(1)) == owner)
        try await store.ensureMember(org: acme, subject: "bea", role: .owner)
        try await store.removeMember(
            org: acme, subject: "ada",
            audit: AuditEntry(org: acme, actor: "test", action: "members.remove", outcome: .allowed))
        #expect(try await store.principal(tokenHash: hash(1)) == nil)
    }

    @Test func aServicesTokenHasItsScopes() async throws {
        let fixture = try await Fixture()
        let (store, acme) = (fixture.store, fixture.acme)
        let one = try await store.issueToken(
            hash: hash(1), for: .service(org: acme, name: "deploy", scopes: [.read, .deploy]))
        let all = try await store.issueToken(hash: hash(2), for: .service(org: nil, name: "billing", scopes: [.read]))
        #expect(
            try await store.principal(tokenHash: hash(1))
                == Principal(
                    tokenID: one, name: "service:deploy@acme", kind: .service(org: acme, scopes: [.read, .deploy])))
        #expect(
            try await store.principal(tokenHash: hash(2))
                == Principal(tokenID: all, name: "service:billing", kind: .service(org: nil, scopes: [.read])))
    }

    @Test func anUnknownTokenIsNobody() async throws {
        let fixture = try await Fixture()
        #expect(try await fixture.store.principal(tokenHash: hash(1)) == nil)
        #expect(try await fixture.store.principal(tokenHash: []) == nil)
    }

    @Test func anExpiredTokenIsNobody() async throws {
        let fixture = try await Fixture()
        let grant = TokenGrant.service(org: fixture.acme, name: "deploy", scopes: [])
        try await fixture.store.issueToken(hash: hash(1), for: grant, lifetime: .zero)
        try await fixture.store.issueToken(hash: hash(2), for: grant, lifetime: .seconds(3600))
        #expect(try await fixture.store.principal(tokenHash: hash(1)) == nil)
        #expect(try await fixture.store.principal(tokenHash: hash(2)) != nil)
    }

    @Test func aRevokedTokenIsNobody() async throws {
        let fixture = try await Fixture()
        let grant = TokenGrant.service(org: fixture.acme, name: "deploy", scopes: [])
        let id = try await fixture.store.issueToken(hash: hash(1), for: grant)
        #expect(try await fixture.store.principal(tokenHash: hash(1)) != nil)
        try await fixture.store.revokeToken(id)
        #expect(try await fixture.store.principal(tokenHash: hash(1)) == nil)
        try await fixture.store.revokeToken("no number")
    }

    @Test func aTokenNeedsItsOrganisation() async throws {
        let fixture = try await Fixture()
        let nobody = try #require(Name("nobody"))
        #expect(
            await reason {
                try await fixture.store.issueToken(hash: hash(1), for: .member(org: nobody, subject: "ada"))
            } == "NotFound")
        #expect(
            await reason { try await fixture.store.ensureMember(org: nobody, subject: "ada", role: .owner) }
                == "NotFound")
    }

    @Test func bootstrapCanBeRepeated() async throws {
        let fixture = try await Fixture()
        for _ in 0..<2 {
            try await fixture.store.ensureOrganisation(fixture.acme)
            try await fixture.store.ensureApp(org: fixture.acme, app: fixture.web)
            try await fixture.store.ensureMember(org: fixture.acme, subject: "ada", role: .owner)
        }
        #expect(try await fixture.store.organisations() == [fixture.acme])
        #expect(try await fixture.store.hasApp(org: fixture.acme, app: fixture.web))
        #expect(try await !fixture.store.hasApp(org: fixture.acme, app: fixture.acme))
    }
}
