import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Store

/// Which key wrapped what, and that nothing is written under another than the one in use.
@Suite(.timeLimit(.minutes(2))) struct KeyTests {
    let old: Keyring
    let new: Keyring

    init() throws {
        old = try Keyring(key: [UInt8](repeating: 1, count: 32))
        new = try Keyring(key: [UInt8](repeating: 2, count: 32))
    }

    private func entry(_ action: String) -> AuditEntry {
        AuditEntry(org: nil, actor: "local:uid=0", action: action, outcome: .allowed)
    }

    /// A Ready database whose password is sealed with a key.
    private func ready(_ name: String, under keyring: Keyring, in fixture: Fixture) async throws -> Database {
        let database = try await fixture.create(name)
        try await fixture.drive(
            Change(
                state: .ready, reason: "LoginProven", message: "", nextWake: .never,
                endpoint: Endpoint(host: "10.0.0.\(UInt8.random(in: 1...250))"),
                credential: try keyring.seal(Secret("s3cret"), for: database.sealingContext(version: 1)),
                everReady: true))
        return database
    }

    private func set(_ name: String, under keyring: Keyring, in fixture: Fixture) async throws {
        let new = NewVariable(
            org: fixture.acme, app: fixture.web, name: try #require(VariableName(name)), valueBytes: 1,
            setBy: "member@acme")
        _ = try await fixture.store.setVariable(new, audit: fixture.entry("variables.set")) { version in
            try keyring.seal(
                Secret("v"),
                for: SealingContext(
                    organisation: fixture.acme, app: fixture.web, name: name, kind: .variable, version: version))
        }
    }

    private func rewrapAll(under keyring: Keyring, in fixture: Fixture) async throws -> Int {
        var unopened = 0
        for place in SealedPlace.all {
            var last: SealedRow?
            while true {
                // One at a time: the order of batches counts too.
                let rows = try await fixture.store.rows(of: place, notUnder: keyring.id, after: last, limit: 1)
                guard let row = rows.first else { break }
                last = row
                guard let fresh = try? keyring.rewrap(row.secret, for: row.context) else {
                    unopened += 1
                    continue
                }
                try await fixture.store.rewrap([(row: row, secret: fresh)], in: place)
            }
        }
        return unopened
    }

    @Test func everyPlaceIsWrappedAnew() async throws {
        let fixture = try await Fixture()
        try await fixture.store.recordCanary(old.makeCanary())
        let database = try await ready("main", under: old, in: fixture)
        _ = try await ready("other", under: old, in: fixture)
        try await set("A", under: old, in: fixture)
        let deployment = DeploymentID("dddddddddddddddd")
        _ = try await fixture.store.createDeployment(
            NewDeployment(
                id: try #require(deployment), org: fixture.acme, app: fixture.web, createdBy: "m", credential: nil,
                conditions: [],
                environment: try old.seal(
                    Secret("A=v"),
                    for: SealingContext(
                        organisation: fixture.acme, app: fixture.web, name: "dddddddddddddddd", kind: .deployment))))
        try await fixture.store.announceKey(new.makeCanary(), keepsOld: false, audit: entry("keys.rotate"))
        try await fixture.store.announceKey(new.makeCanary(), keepsOld: true, audit: entry("keys.rotate"))
        try await fixture.store.useAnnouncedKey()
        let before = try await fixture.store.keys()
        #expect(before.keys.map(\.state).sorted { $0.rawValue < $1.rawValue } == [.current, .retiring])
        #expect(before.keys.first { $0.id == old.id }?.rows == 4 && before.nameless == 0)
        #expect(before.keys.first { $0.id == old.id }?.isKept == false, "what was said first")
        #expect(try await !fixture.store.retireKey(old.id), "something is under it")

        var both = new
        both.add(old)
        #expect(try await rewrapAll(under: both, in: fixture) == 0)
        #expect(try await fixture.store.retireKey(old.id))
        let after = try await fixture.store.keys().keys
        #expect(after.first { $0.id == new.id }?.rows == 4 && after.first { $0.id == old.id }?.state == .retired)
        let stored = try await fixture.store.sealedCredential(org: fixture.acme, app: fixture.web, id: database.id)
        let sealed = try #require(stored?.credential)
        #expect(try new.open(sealed, for: database.sealingContext(version: 1)) == Secret("s3cret"))
        #expect(try await fixture.store.canary().map(new.opens) == true)
        let audited = try await fixture.pool.execute("select count(*) as n from audit where action = 'keys.rotate'")
        #expect(try audited.first?.int("n") == 1)
    }

    @Test func nothingIsWrittenUnderAKeyThatIsNotInUse() async throws {
        let fixture = try await Fixture()
        try await set("BEFORE", under: new, in: fixture)
        try await fixture.store.recordCanary(old.makeCanary())
        try await set("A", under: old, in: fixture)
        for keyring in [new] {
            let fault = await #expect(throws: Fault.self) { try await set("A", under: keyring, in: fixture) }
            #expect(fault?.reason == "KeyReplaced" && fault?.code == .aborted)
        }
        try await fixture.store.announceKey(new.makeCanary(), keepsOld: true, audit: entry("keys.rotate"))
        try await set("A", under: old, in: fixture)
        try await set("A", under: new, in: fixture)
        try await fixture.store.useAnnouncedKey()
        let fault = await #expect(throws: Fault.self) { try await set("A", under: old, in: fixture) }
        #expect(fault?.reason == "KeyReplaced")
        try await set("A", under: new, in: fixture)
    }

    @Test func rowsOfAReleaseWithoutNamesComeOver() async throws {
        let pool = PostgresPool(
            connectionString: try await ScratchPostgres.shared.database(), loop: TestLoop.shared, size: 2)
        let store = Store(pool: pool)
        try await store.migrate(Array(Migration.all.prefix { $0.number < Migration.keys.number }))
        var canary = try old.makeCanary()
        canary.wrappedKey.removeFirst(8)
        try await pool.execute(
            """
            update installation set canary_wrapped_key = \(canary.wrappedKey), canary_nonce = \(canary.nonce),
                canary_ciphertext = \(canary.ciphertext)
            """)
        try await store.migrate()
        let kept = try #require(try await store.canary())
        #expect(kept == canary && old.opens(canary: kept) && !new.opens(canary: kept))
        #expect(try await store.recordCanary(old.makeCanary()).keyID == old.id)
        #expect(try await store.keys().keys.map(\.id) == [old.id])
        await pool.close()
    }

    @Test func aLostKeyResetsWhatItHasSealed() async throws {
        let fixture = try await Fixture()
        try await fixture.store.recordCanary(old.makeCanary())
        let ready = try await ready("ready", under: old, in: fixture)
        let deleted = try await self.ready("deleted", under: old, in: fixture)
        _ = try await fixture.delete(deleted.id)
        try await fixture.drive(Change(state: .deleted, reason: "VolumeKept", message: "", nextWake: .never))
        let young = try await fixture.create("young")
        try await fixture.drive(
            Change(
                nextWake: .now,
                credential: try old.seal(Secret("p"), for: young.sealingContext(version: 1)), releaseLease: true))
        try await set("A", under: old, in: fixture)
        #expect(try await fixture.store.resetLostPasswords().isEmpty, "nothing is lost yet")

        try await fixture.store.declareLost(allBut: [], keyring: new, audit: entry("keys.recover"))
        let lost = try await fixture.store.lostSecrets()
        #expect(lost.databases == 3 && lost.variables.map(\.name) == ["A"] && lost.deployments == 0)
        #expect(Set(try await fixture.store.resetLostPasswords()) == [ready.id, young.id])
        #expect(try await fixture.store.resetLostPasswords().isEmpty, "once")
        let states = try await fixture.pool.execute(
            """
            select d.name, d.state, d.rotation, (select count(*) from credentials c where c.database_id = d.id) as n
            from databases d order by name
            """)
        #expect(
            try states.map {
                "\(try $0.text("name")) \(try $0.text("state")) \(try $0.textOrNull("rotation") ?? "-") \(try $0.int("n"))"
            }
                == ["deleted deleted - 1", "ready degraded immediate 1", "young provisioning - 0"])
        let audited = try await fixture.store.auditEntries(org: fixture.acme, limit: 20)
        #expect(audited.filter { $0.reason == "KeyLost" }.count == 2)
    }
}
