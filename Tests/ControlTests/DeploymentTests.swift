import Messages
import Model
import Sealing
import Store
import Testing

@Suite struct DeploymentTests {
    private static let url = "postgres://app:s3cret@127.50.0.1:5432/app"

    private func set(_ name: String, _ value: String, in world: World) async throws {
        _ = try await world.apps.setVariable(
            .init(org: "acme", app: "web", name: name, value: value), options: try await world.member(.member))
    }

    private func deploy(_ world: World) async throws -> AppsV1.CreateDeploymentResponse {
        try await world.apps.createDeployment(
            .init(org: "acme", app: "web"), options: try await world.service([.deploy], of: world.acme))
    }

    private func lines(_ answer: AppsV1.CreateDeploymentResponse) -> [String] {
        answer.environment.map { "\($0.name)=\($0.value)" }
    }

    private func expectCondition(_ type: String, _ answer: AppsV1.CreateDeploymentResponse) throws {
        let deployment = try #require(answer.deployment)
        #expect(deployment.conditions.map(\.type) == [type])
        #expect(deployment.databaseID.isEmpty)
        #expect(deployment.credentialVersion == 0)
    }

    @Test("The environment is the app's variables and DATABASE_URL, by name, and the audit row says who got it")
    func environment() async throws {
        try await World.with { world in
            let database = try await world.create("main")
            try await world.makeReady(database, password: "s3cret")
            try await set("ZOO", "last", in: world)
            try await set("API_KEY", "two\nlines=1", in: world)
            try await set("_x", "", in: world)
            let answer = try await deploy(world)
            #expect(lines(answer) == ["API_KEY=two\nlines=1", "DATABASE_URL=\(Self.url)", "ZOO=last", "_x="])
            let deployment = try #require(answer.deployment)
            #expect(deployment.databaseID == database.id)
            #expect(deployment.credentialVersion == 1)
            #expect(deployment.conditions.isEmpty)
            #expect(deployment.createdBy == "service:robot@acme")
            #expect(deployment.createdAt != nil)
            let entry = try #require(try await world.store.auditEntries(org: world.acme, limit: 1).first)
            #expect(entry.action == "deployments.create")
            #expect(entry.reason == deployment.id)
            #expect(entry.database?.rawValue == database.id)
            let rows = try await world.pool.execute("select max(id)::text as id from audit")
            #expect(try rows.first?.text("id") == answer.auditID)
        }
    }

    @Test("A DATABASE_URL that a user has set stays as it is")
    func conflict() async throws {
        try await World.with { world in
            try await world.makeReady(try await world.create("main"), password: "s3cret")
            try await set("DATABASE_URL", "postgres://elsewhere", in: world)
            let answer = try await deploy(world)
            #expect(lines(answer) == ["DATABASE_URL=postgres://elsewhere"])
            try expectCondition("EnvVarConflict", answer)
            let entry = try #require(try await world.store.auditEntries(org: world.acme, limit: 1).first)
            #expect(entry.database == nil)
        }
    }

    @Test("Without a database named main there is no DATABASE_URL, whatever others there are")
    func missing() async throws {
        try await World.with { world in
            try await world.makeReady(try await world.create("reporting"), password: "s3cret")
            try await set("A", "1", in: world)
            let answer = try await deploy(world)
            #expect(lines(answer) == ["A=1"])
            try expectCondition("DatabaseMissing", answer)
        }
    }

    @Test("Another app's main is not given out")
    func otherApp() async throws {
        try await World.with { world in
            try await world.store.ensureApp(org: world.acme, app: try name("shop"))
            try await world.makeReady(try await world.create("main"), password: "s3cret")
            let answer = try await world.apps.createDeployment(
                .init(org: "acme", app: "shop"), options: try await world.member(.admin))
            #expect(lines(answer).isEmpty)
            try expectCondition("DatabaseMissing", answer)
        }
    }

    @Test("A main that was never ready is not given out, in no state", arguments: DatabaseState.allCases)
    func neverReady(state: DatabaseState) async throws {
        try await World.with { world in
            try await world.makeReady(try await world.create("main"), password: "s3cret")
            try await world.pool.execute("update databases set state = \(state.rawValue), ever_ready = false")
            let answer = try await deploy(world)
            #expect(lines(answer).isEmpty)
            try expectCondition(state == .purged ? "DatabaseMissing" : "DatabaseNotReady", answer)
        }
    }

    @Test("Reveals and deployments give out the same databases, in every state", arguments: DatabaseState.allCases)
    func sameRule(state: DatabaseState) async throws {
        try await World.with { world in
            let database = try await world.create("main")
            try await world.makeReady(database, password: "s3cret")
            let options = try await world.member(.admin)
            for desired in Desired.allCases {
                for everReady in [true, false] {
                    try await world.pool.execute(
                        """
                        update databases set state = \(state.rawValue), desired = \(desired.rawValue),
                            ever_ready = \(everReady)
                        """)
                    let refused = try await fault {
                        try await world.client.revealDSN(
                            .init(org: "acme", app: "web", id: database.id), options: options)
                    }
                    let environment = lines(try await deploy(world))
                    let given =
                        everReady && desired == .present
                        && [.ready, .degraded, .failed, .undeleting].contains(state)
                    #expect(environment == (given ? ["DATABASE_URL=\(Self.url)"] : []))
                    #expect(refused?.reason == (given ? nil : "NotReady"))
                }
            }
        }
    }

    @Test("A deleted main is not given out, and a new one takes its place")
    func deleted() async throws {
        try await World.with { world in
            let old = try await world.create("main")
            try await world.makeReady(old, password: "old")
            _ = try await world.client.deleteDatabase(
                .init(org: "acme", app: "web", id: old.id), options: try await world.member(.owner))
            let without = try await deploy(world)
            try expectCondition("DatabaseNotReady", without)
            #expect(without.deployment?.conditions.first?.message.contains("is deleted") == true)
            try await world.pool.execute("update databases set state = 'deleted', host = null, port = null")
            let new = try await world.create("main")
            try await world.makeReady(new, password: "s3cret")
            let with = try await deploy(world)
            #expect(lines(with) == ["DATABASE_URL=\(Self.url)"])
            #expect(with.deployment?.databaseID == new.id)
        }
    }

    @Test("While a password is being changed the recorded one is given out")
    func rotating() async throws {
        try await World.with { world in
            let database = try await world.create("main")
            try await world.makeReady(database, password: "s3cret")
            _ = try await world.client.rotateCredentials(
                .init(org: "acme", app: "web", id: database.id, mode: "immediate"),
                options: try await world.member(.admin))
            let id = try #require(DatabaseID(database.id))
            let context = SealingContext(organisation: world.acme, database: id, version: 2)
            let pending = try world.keyring.seal(Secret("pending"), for: context)
            try await world.pool.execute(
                """
                insert into credentials (database_id, kind, version, wrapped_key, nonce, ciphertext)
                values (\(database.id), 'app-password-pending', 2, \(pending.wrappedKey), \(pending.nonce),
                    \(pending.ciphertext))
                """)
            let answer = try await deploy(world)
            #expect(lines(answer) == ["DATABASE_URL=\(Self.url)"])
            #expect(answer.deployment?.credentialVersion == 1)
            #expect(answer.deployment?.conditions.isEmpty == true)
        }
    }

    @Test("What a deployment froze stays, whatever is set later, and is sealed for it alone")
    func frozen() async throws {
        try await World.with { world in
            try await set("A", "before", in: world)
            try await set("B", "2", in: world)
            let first = try await deploy(world)
            try await set("A", "after", in: world)
            let second = try await deploy(world)
            #expect(lines(second) == ["A=after", "B=2"])
            for (answer, block) in [(first, "A=before\0B=2\0"), (second, "A=after\0B=2\0")] {
                let id = try #require(answer.deployment?.id)
                let row = try #require(
                    try await world.pool.execute(
                        "select version, wrapped_key, nonce, ciphertext, conditions from deployments where id = \(id)"
                    ).first)
                let sealed = SealedSecret(
                    wrappedKey: try row.bytes("wrapped_key"), nonce: try row.bytes("nonce"),
                    ciphertext: try row.bytes("ciphertext"), version: try row.int("version"))
                let context = SealingContext(
                    organisation: world.acme, app: try name("web"), name: id, kind: .deployment)
                #expect(try world.keyring.open(sealed, for: context) == Secret(block))
                #expect(try row.textArray("conditions") == ["DatabaseMissing"])
            }
        }
    }

    @Test("The audit row is committed before any value is decrypted")
    func order() async throws {
        try await World.with(witnessOf: "deployments.create") { world, witness in
            try await world.makeReady(try await world.create("main"), password: "s3cret")
            try await set("A", "1", in: world)
            _ = try await deploy(world)
            _ = try await deploy(world)
            #expect(witness.seen == [1, 1, 2, 2])
        }
    }

    @Test("When the audit row can't be written nothing is decrypted, recorded or answered")
    func failClosed() async throws {
        try await World.with(witnessOf: "deployments.create") { world, witness in
            try await world.makeReady(try await world.create("main"), password: "s3cret")
            try await world.pool.execute("alter table audit add constraint full_disk check (false) not valid")
            #expect(try await fault { try await deploy(world) }?.code == .internal)
            #expect(witness.seen.isEmpty)
            let rows = try await world.pool.execute("select count(*) as n from deployments")
            #expect(try rows.first?.int("n") == 0)
        }
    }

    @Test("Values that were swapped between two variables do not open")
    func swapped() async throws {
        try await World.with { world in
            try await set("A", "one", in: world)
            try await set("B", "two", in: world)
            try await world.pool.execute(
                """
                update variables v set wrapped_key = w.wrapped_key, nonce = w.nonce, ciphertext = w.ciphertext
                from variables w where w.name <> v.name
                """)
            #expect(try await fault { try await deploy(world) }?.reason == "SecretUnreadable")
        }
    }

    @Test("The largest environment fits into an answer that every client takes")
    func largest() async throws {
        try await World.with { world in
            let value = String(repeating: "ä", count: 16_384)
            for number in 10..<25 { try await set("V\(number)", value, in: world) }
            let answer = try await deploy(world)
            #expect(answer.environment.count == 15)
            #expect(try answer.encoded().count < 1_048_576)
        }
    }
}
