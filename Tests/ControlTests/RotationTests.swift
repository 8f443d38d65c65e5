import Messages
import Model
import Store
import Testing

@Suite(.timeLimit(.minutes(1))) struct RotationTests {
    private func rotate(_ database: DatabasesV1.Database, in world: World) async throws -> DatabasesV1.Database? {
        try await world.client.rotateCredentials(
            .init(org: "acme", app: "web", id: database.id, mode: "immediate"), options: try await world.member(.admin)
        ).database
    }

    @Test("A rotation is recorded at once, audited, and shown as a condition")
    func recorded() async throws {
        try await World.with { world in
            let created = try await world.create()
            try await world.makeReady(created, password: "s3cret")
            let options = try await world.member(.admin)
            let reference = DatabasesV1.GetDatabaseRequest(org: "acme", app: "web", id: created.id)
            let before = try #require(try await world.client.getDatabase(reference, options: options).database)
            #expect(before.conditions.isEmpty)
            let after = try #require(try await rotate(created, in: world))
            #expect(after.state == .ready)
            #expect(after.generation == before.generation + 1)
            #expect(after.revision > before.revision)
            #expect(after.conditions.map(\.type) == ["RotationPending"])
            #expect(after.conditions.first?.since != nil)
            #expect(try await world.client.getDatabase(reference, options: options).database == after)
            let entry = try #require(try await world.store.auditEntries(org: world.acme, limit: 1).first)
            #expect(entry.action == "databases.rotate")
            #expect(entry.actor == "admin@acme")
            #expect(entry.reason == "immediate")
            #expect(entry.database?.rawValue == created.id)
        }
    }

    @Test("A rotation is an event, and wakes the provisioner")
    func event() async throws {
        try await World.with { world in
            let created = try await world.create()
            try await world.makeReady(created, password: "s3cret")
            let events = try await world.client.watchStatus(
                .init(org: "acme"), options: try await world.member(.viewer))
            var iterator = events.makeAsyncIterator()
            while let event = try await iterator.next(), event.event != .synced(.init()) {}
            _ = try await rotate(created, in: world)
            guard case .transition(let transition) = try await iterator.next()?.event else {
                Issue.record("expected a transition")
                return
            }
            #expect(transition.from == .ready)
            #expect(transition.to == .ready)
            #expect(transition.actor == "admin@acme")
            #expect(transition.database?.conditions.map(\.type) == ["RotationPending"])
            let due = try await StoreLifecycle(store: world.store, host: world.host, holder: "test/2").claim(
                limit: 10, lease: .seconds(30))
            #expect(due.map(\.database.id.rawValue) == [created.id])
        }
    }

    @Test("A second rotation waits for the first one's end")
    func pending() async throws {
        try await World.with { world in
            let created = try await world.create()
            try await world.makeReady(created, password: "s3cret")
            let first = try await rotate(created, in: world)
            let fault = try await fault { try await rotate(created, in: world) }
            #expect(fault?.code == .aborted)
            #expect(fault?.reason == "OperationInProgress")
            #expect(try await world.audited("databases.rotate", .allowed) == 1)
            let shown = try await world.client.getDatabase(
                .init(org: "acme", app: "web", id: created.id), options: try await world.member(.viewer))
            #expect(shown.database == first)
        }
    }

    @Test("Until the new password is proven, the recorded one is revealed")
    func reveal() async throws {
        try await World.with { world in
            let created = try await world.create()
            try await world.makeReady(created, password: "s3cret")
            _ = try await rotate(created, in: world)
            let answer = try await world.client.revealDSN(
                .init(org: "acme", app: "web", id: created.id), options: try await world.member(.admin))
            #expect(answer.dsn == "postgres://app:s3cret@127.50.0.1:5432/app")
        }
    }

    @Test("Only a ready or a degraded database's password can be changed", arguments: DatabaseState.allCases)
    func states(state: DatabaseState) async throws {
        try await World.with { world in
            let created = try await world.create()
            try await world.makeReady(created, password: "s3cret")
            try await world.pool.execute("update databases set state = \(state.rawValue)")
            let fault = try await fault { try await rotate(created, in: world) }
            if state == .ready || state == .degraded {
                #expect(fault == nil)
            } else {
                #expect(fault?.code == .failedPrecondition)
                #expect(fault?.reason == "NotReady")
                #expect(fault?.metadata["state"] == state.rawValue)
                #expect(try await world.audited("databases.rotate", .allowed) == 0)
            }
        }
    }

    @Test("When the audit row can't be written nothing is rotated")
    func failClosed() async throws {
        try await World.with { world in
            let created = try await world.create()
            try await world.makeReady(created, password: "s3cret")
            try await world.pool.execute("alter table audit add constraint full_disk check (false) not valid")
            #expect(try await fault { try await rotate(created, in: world) }?.code == .internal)
            let rows = try await world.pool.execute("select rotation from databases")
            #expect(try rows.first?.textOrNull("rotation") == nil)
        }
    }
}
