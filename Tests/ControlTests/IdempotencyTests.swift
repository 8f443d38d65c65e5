import Messages
import Model
import Store
import Testing

/// Invariant D: at most one effect for an idempotency key.
@Suite struct IdempotencyTests {
    private static let create = DatabasesV1.CreateDatabaseRequest(org: "acme", app: "web", name: "main")

    private static func keyed(_ options: CallOptions, _ key: String = "key-1") -> CallOptions {
        var options = options
        options.idempotencyKey = key
        return options
    }

    private func count(_ what: String, in world: World) async throws -> Int {
        try await world.pool.execute("select count(*) as n from \(unsafeSQL: what)").first?.int("n") ?? -1
    }

    @Test("The same request with the same key has one effect and one answer")
    func repeated() async throws {
        try await World.with { world in
            let options = Self.keyed(try await world.member(.member))
            let first = try await world.client.createDatabase(Self.create, options: options)
            let second = try await world.client.createDatabase(Self.create, options: options)
            #expect(first == second)
            let databases = try await count("databases", in: world)
            #expect(databases == 1)
            let audited = try await world.audited("databases.create", .allowed)
            #expect(audited == 1)
        }
    }

    @Test("The answer is that of the first time, whatever has become of the database")
    func asItWas() async throws {
        try await World.with { world in
            let options = Self.keyed(try await world.member(.member))
            let first = try await world.client.createDatabase(Self.create, options: options)
            try await world.makeReady(try #require(first.database), password: "s3cret")
            let second = try await world.client.createDatabase(Self.create, options: options)
            #expect(second == first)
            #expect(second.database?.state == .provisioning)
        }
    }

    @Test("A hundred at once have one effect, and all get its answer")
    func atOnce() async throws {
        try await World.with { world in
            let options = Self.keyed(try await world.member(.member))
            let answers = try await withThrowingTaskGroup(of: DatabasesV1.CreateDatabaseResponse.self) { group in
                for _ in 0..<100 {
                    group.addTask { try await world.client.createDatabase(Self.create, options: options) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 100)
            #expect(answers.allSatisfy { $0 == answers.first })
            let transitions = try await count("transitions", in: world)
            #expect(transitions == 1)
        }
    }

    @Test("Another request with the same key is refused and has no effect")
    func anotherRequest() async throws {
        try await World.with { world in
            let options = Self.keyed(try await world.member(.owner))
            let first = try await world.client.createDatabase(Self.create, options: options)
            let other = try await fault {
                try await world.client.createDatabase(
                    .init(org: "acme", app: "web", name: "other"), options: options)
            }
            #expect(other?.reason == "IdempotencyKeyReused")
            #expect(other?.violations.map(\.field) == ["idempotencyKey"])
            let id = try #require(first.database?.id)
            let delete = try await fault {
                try await world.client.deleteDatabase(.init(org: "acme", app: "web", id: id), options: options)
            }
            #expect(delete?.reason == "IdempotencyKeyReused")
            let transitions = try await count("transitions", in: world)
            #expect(transitions == 1)
        }
    }

    @Test("A key is its caller's own, and says nothing about others' requests")
    func anotherCaller() async throws {
        try await World.with { world in
            let mine = Self.keyed(try await world.member(.member))
            let theirs = Self.keyed(try await world.member(.admin))
            _ = try await world.client.createDatabase(Self.create, options: mine)
            let fault = try await fault { try await world.client.createDatabase(Self.create, options: theirs) }
            #expect(fault?.reason == "NameTaken")
        }
    }

    @Test("A request that failed leaves no key behind")
    func failed() async throws {
        try await World.with { world in
            let taken = try await world.create("main")
            let options = Self.keyed(try await world.member(.owner))
            let refused = try await fault { try await world.client.createDatabase(Self.create, options: options) }
            #expect(refused?.reason == "NameTaken")
            _ = try await world.client.deleteDatabase(
                .init(org: "acme", app: "web", id: taken.id), options: try await world.member(.owner))
            let made = try await world.client.createDatabase(Self.create, options: options)
            #expect(made.database?.id != taken.id)
        }
    }

    @Test("A key that is a day old counts for nothing, and is forgotten")
    func expired() async throws {
        try await World.with { world in
            let options = Self.keyed(try await world.member(.owner))
            let first = try #require(try await world.client.createDatabase(Self.create, options: options).database)
            let reference = DatabasesV1.DeleteDatabaseRequest(org: "acme", app: "web", id: first.id)
            _ = try await world.client.deleteDatabase(reference, options: try await world.member(.owner))
            try await world.pool.execute(
                "update idempotency_keys set created_at = now() - interval '24 hours 1 second'")
            let second = try await world.client.createDatabase(Self.create, options: options).database
            #expect(second?.id != first.id)
            let again = try await world.client.createDatabase(Self.create, options: options).database
            #expect(again == second)
            let kept = try await world.store.forgetKeys()
            #expect(kept == 0)
            try await world.pool.execute(
                "update idempotency_keys set created_at = now() - interval '24 hours 1 second'")
            let forgotten = try await world.store.forgetKeys()
            #expect(forgotten == 1)
        }
    }

    @Test("Who may not do it any more gets no answer to a repeated request either")
    func demoted() async throws {
        try await World.with { world in
            let options = Self.keyed(try await world.member(.member))
            _ = try await world.client.createDatabase(Self.create, options: options)
            try await world.pool.execute("update members set role = 'viewer'")
            let fault = try await fault { try await world.client.createDatabase(Self.create, options: options) }
            #expect(fault?.reason == "PermissionDenied")
        }
    }

    @Test("Rotations, deletes and undeletes are repeated like creates")
    func changes() async throws {
        try await World.with { world in
            let database = try await world.create("main")
            try await world.makeReady(database, password: "s3cret")
            let owner = try await world.member(.owner)
            let rotate = DatabasesV1.RotateCredentialsRequest(
                org: "acme", app: "web", id: database.id, mode: "immediate")
            let rotated = try await world.client.rotateCredentials(rotate, options: Self.keyed(owner, "r"))
            let rotatedAgain = try await world.client.rotateCredentials(rotate, options: Self.keyed(owner, "r"))
            #expect(rotated.database == rotatedAgain.database)
            let unkeyed = try await fault { try await world.client.rotateCredentials(rotate, options: owner) }
            #expect(unkeyed?.reason == "OperationInProgress")
            let delete = DatabasesV1.DeleteDatabaseRequest(org: "acme", app: "web", id: database.id)
            let deleted = try await world.client.deleteDatabase(delete, options: Self.keyed(owner, "d"))
            let deletedAgain = try await world.client.deleteDatabase(delete, options: Self.keyed(owner, "d"))
            #expect(deleted == deletedAgain)
            // This one changes nothing, so it has no event that could answer for it.
            let nothing = try await world.client.deleteDatabase(delete, options: Self.keyed(owner, "n"))
            let nothingAgain = try await world.client.deleteDatabase(delete, options: Self.keyed(owner, "n"))
            #expect(nothing == nothingAgain)
            let audited = try await world.audited("databases.delete", .allowed)
            #expect(audited == 2)
        }
    }

    @Test("A deployment is made once; its values are read and audited each time")
    func deployments() async throws {
        try await World.with { world in
            let member = try await world.member(.member)
            _ = try await world.apps.setVariable(
                .init(org: "acme", app: "web", name: "A", value: "1=2"), options: member)
            let options = Self.keyed(try await world.service([.deploy], of: world.acme))
            let request = AppsV1.CreateDeploymentRequest(org: "acme", app: "web")
            let first = try await world.apps.createDeployment(request, options: options)
            _ = try await world.apps.setVariable(
                .init(org: "acme", app: "web", name: "A", value: "changed"), options: member)
            let second = try await world.apps.createDeployment(request, options: options)
            #expect(second.deployment == first.deployment)
            #expect(second.environment == first.environment)
            #expect(second.environment.map(\.value) == ["1=2"])
            #expect(second.auditID != first.auditID)
            let deployments = try await count("deployments", in: world)
            #expect(deployments == 1)
        }
    }

    @Test("A reveal is never kept: with a key too it is audited each time")
    func reveals() async throws {
        try await World.with { world in
            let database = try await world.create("main")
            try await world.makeReady(database, password: "s3cret")
            let options = Self.keyed(try await world.member(.admin))
            let request = DatabasesV1.RevealDSNRequest(org: "acme", app: "web", id: database.id)
            let first = try await world.client.revealDSN(request, options: options)
            let second = try await world.client.revealDSN(request, options: options)
            #expect(first.dsn == second.dsn)
            #expect(first.auditID != second.auditID)
            let keys = try await count("idempotency_keys", in: world)
            #expect(keys == 0)
        }
    }

    @Test("A key that is no key is refused", arguments: [String(repeating: "k", count: 256), "two words", "é"])
    func malformed(key: String) async throws {
        try await World.with { world in
            let options = Self.keyed(try await world.member(.member), key)
            let fault = try await fault { try await world.client.createDatabase(Self.create, options: options) }
            #expect(fault?.reason == "InvalidIdempotencyKey")
            let databases = try await count("databases", in: world)
            #expect(databases == 0)
        }
    }
}
