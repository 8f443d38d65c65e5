import Messages
import Model
import Store
import Testing

@Suite struct OperationTests {
    @Test("A created database is provisioning, audited and in the list")
    func create() async throws {
        try await World.with { world in
            let options = try await world.member(.member)
            let request = DatabasesV1.CreateDatabaseRequest(
                org: "acme", app: "web", name: "reporting", engineVersion: "15", description: "For the board")
            let created = try #require(try await world.client.createDatabase(request, options: options).database)
            #expect(DatabaseID(created.id) != nil)
            #expect(created.org == "acme")
            #expect(created.app == "web")
            #expect(created.name == "reporting")
            #expect(created.engineVersion == "15")
            #expect(created.description == "For the board")
            #expect(created.state == .provisioning)
            #expect(created.createdBy == "member@acme")
            #expect(created.volume?.name == "paas-db-\(created.id)-data")
            #expect(created.revision > 0)
            #expect(created.generation == 1)
            let shown = try await world.client.getDatabase(
                .init(org: "acme", app: "web", id: created.id), options: options)
            #expect(shown.database == created)
            let list = try await world.client.listDatabases(.init(org: "acme", app: "web"), options: options)
            #expect(list.databases == [created])
            #expect(list.revision >= created.revision)
            #expect(try await world.audited("databases.create", .allowed) == 1)
        }
    }

    @Test("No version means 16")
    func standardVersion() async throws {
        try await World.with { world in
            let database = try await world.create()
            #expect(database.engineVersion == "16")
        }
    }

    @Test("A name that is taken is refused, and leaves no audit row of a create")
    func taken() async throws {
        try await World.with { world in
            _ = try await world.create("main")
            let fault = try await fault { try await world.create("main") }
            #expect(fault?.code == .alreadyExists)
            #expect(fault?.reason == "NameTaken")
            #expect(try await world.audited("databases.create", .allowed) == 1)
        }
    }

    @Test("Lists go page by page")
    func pages() async throws {
        try await World.with { world in
            for name in ["a", "b", "c"] { _ = try await world.create(name) }
            let options = try await world.member(.viewer)
            var names: [[String]] = []
            var token = ""
            repeat {
                let page = try await world.client.listDatabases(
                    .init(org: "acme", app: "web", pageSize: 2, pageToken: token), options: options)
                names.append(page.databases.map(\.name))
                token = page.nextPageToken
            } while !token.isEmpty
            #expect(names == [["a", "b"], ["c"]])
            let one = try await world.client.listDatabases(.init(org: "acme", app: "web", name: "b"), options: options)
            #expect(one.databases.map(\.name) == ["b"])
        }
    }

    @Test("A delete keeps the volume unless it is told otherwise, and a repeated one answers as the first")
    func delete() async throws {
        try await World.with { world in
            let database = try await world.create()
            try await world.makeReady(database, password: "x")
            let options = try await world.member(.owner)
            let request = DatabasesV1.DeleteDatabaseRequest(org: "acme", app: "web", id: database.id)
            let first = try #require(try await world.client.deleteDatabase(request, options: options).database)
            #expect(first.state == .deleting)
            #expect(first.generation == 2)
            let second = try await world.client.deleteDatabase(request, options: options)
            #expect(second.database == first)
            #expect(try await world.audited("databases.delete", .allowed) == 2)
            let destroyed = try await world.client.deleteDatabase(
                .init(org: "acme", app: "web", id: database.id, deleteVolume: true), options: options)
            #expect(destroyed.database?.generation == 3)
            #expect(try await world.audited("databases.destroy", .allowed) == 1)
        }
    }

    @Test("Deletion protection refuses both kinds of delete", arguments: [false, true])
    func protection(deleteVolume: Bool) async throws {
        try await World.with { world in
            let database = try await world.create()
            try await world.pool.execute("update databases set deletion_protection = true")
            let options = try await world.member(.owner)
            let fault = try await fault {
                try await world.client.deleteDatabase(
                    .init(org: "acme", app: "web", id: database.id, deleteVolume: deleteVolume), options: options)
            }
            #expect(fault?.code == .failedPrecondition)
            #expect(fault?.reason == "DeletionProtected")
        }
    }

    @Test("Only a deleted database can be brought back")
    func undelete() async throws {
        try await World.with { world in
            let database = try await world.create()
            let options = try await world.member(.owner)
            let fault = try await fault {
                try await world.client.undeleteDatabase(
                    .init(org: "acme", app: "web", id: database.id), options: options)
            }
            #expect(fault?.reason == "NotDeleted")
            try await world.pool.execute(
                """
                update databases set desired = 'deleted', state = 'deleted', volume_retained = true, ever_ready = true
                """)
            let back = try await world.client.undeleteDatabase(
                .init(org: "acme", app: "web", id: database.id), options: options)
            #expect(back.database?.state == .undeleting)
            #expect(back.database?.id == database.id)
            #expect(try await world.audited("databases.undelete", .allowed) == 1)
        }
    }

    @Test(
        "What has failed is tried again, in the state that the work belongs to, and nothing else is",
        arguments: [
            ("present", false, DatabasesV1.State.provisioning), ("present", true, .degraded),
            ("deleted", true, .deleting), ("purged", true, .purging),
        ])
    func retry(desired: String, everReady: Bool, state: DatabasesV1.State) async throws {
        try await World.with { world in
            let database = try await world.create()
            let options = try await world.member(.member)
            let fault = try await fault {
                try await world.client.retryDatabase(.init(org: "acme", app: "web", id: database.id), options: options)
            }
            #expect(fault?.reason == "NotFailed")
            try await world.pool.execute(
                """
                update databases set desired = \(desired), state = 'failed', ever_ready = \(everReady), attempt = 7,
                    deadline = now(), next_wake = null
                """)
            let retried = try await world.client.retryDatabase(
                .init(org: "acme", app: "web", id: database.id), options: options)
            #expect(retried.database?.state == state)
            #expect(retried.database?.reason == "Retrying")
            #expect(retried.database?.attempt == 0 && retried.database?.deadline == nil)
            let due = try await world.pool.execute("select next_wake <= now() as due from databases")
            #expect(try #require(due.first).bool("due"))
            #expect(try await world.audited("databases.retry", .allowed) == 1)
        }
    }

    @Test("A database of another app of the organisation is not found")
    func otherApp() async throws {
        try await World.with { world in
            let database = try await world.create()
            try await world.store.ensureApp(org: world.acme, app: try name("shop"))
            let options = try await world.member(.owner)
            let shown = try await fault {
                try await world.client.getDatabase(.init(org: "acme", app: "shop", id: database.id), options: options)
            }
            let deleted = try await fault {
                try await world.client.deleteDatabase(
                    .init(org: "acme", app: "shop", id: database.id), options: options)
            }
            #expect(shown?.code == .notFound)
            #expect(shown?.metadata == ["id": database.id])
            #expect(shown == deleted)
        }
    }

    @Test("While the control plane can't be reached calls are refused as unavailable")
    func unavailable() async throws {
        try await World.with { world in
            let options = try await world.member(.viewer)
            await world.pool.close()
            let fault = try await fault {
                try await world.client.listDatabases(.init(org: "acme", app: "web"), options: options)
            }
            #expect(fault?.code == .unavailable)
        }
    }
}
