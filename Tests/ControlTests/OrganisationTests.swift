import Control
import Messages
import Model
import Store
import Testing

/// Organisations, apps and quotas.
@Suite struct OrganisationTests {
    @Test("The operator makes an organisation whose owner makes the rest, and ends it")
    func life() async throws {
        try await World.with { world in
            let ann = try await world.token(for: .operator(name: "ann"))
            let made = try await world.organisations.createOrganisation(
                .init(name: "initech", owner: "bill"), options: ann)
            #expect(made.organisation?.name == "initech" && made.invitation?.role == "owner")
            let bill = World.options(
                try await world.access.acceptInvitation(.init(name: "bill", code: made.code)).secret)
            _ = try await world.apps.createApp(.init(org: "initech", name: "web"), options: bill)
            let listed = try await world.organisations.listOrganisations(.init(), options: bill).organisations
            #expect(listed.map(\.name) == ["initech"] && listed.map(\.apps) == [1])
            let database = try await world.client.createDatabase(
                .init(org: "initech", app: "web", name: "main"), options: bill
            ).database
            let full = try await fault {
                try await world.organisations.deleteOrganisation(.init(name: "initech"), options: ann)
            }
            #expect(full?.reason == "NotEmpty")
            try await world.pool.execute("update databases set state = 'purged' where id = \(database?.id)")
            _ = try await world.organisations.deleteOrganisation(.init(name: "initech"), options: ann)
            let gone = try await fault { try await world.access.getCaller(.init(), options: bill) }
            #expect(gone?.reason == "Unauthenticated")
            let names = try await world.organisations.listOrganisations(.init(), options: ann).organisations
            #expect(names.map(\.name) == ["acme", "globex"])
            let again = try await fault {
                try await world.organisations.createOrganisation(.init(name: "initech"), options: ann)
            }
            #expect(again?.reason == "NameTaken")
            let hidden = try await fault { try await world.apps.listApps(.init(org: "initech"), options: ann) }
            #expect(hidden?.reason == "NotFound")
        }
    }

    @Test("Root at the socket is the operator without a token; with one, the token decides")
    func local() async throws {
        try await World.with { world in
            var caller = world.caller
            caller.userID = 0
            let organisations = AccessV1.OrganisationsClient(caller)
            #expect(try await organisations.listOrganisations(.init()).organisations.count == 2)
            _ = try await organisations.createOrganisation(.init(name: "initech"))
            let viewer = try await world.member(.viewer)
            let denied = try await fault {
                try await organisations.createOrganisation(.init(name: "hooli"), options: viewer)
            }
            #expect(denied?.reason == "PermissionDenied")
            let gateway = CallOptions(metadata: [CallMetadata("origin", "gateway")])
            for _ in 1...2 {
                let refused = try await fault {
                    try await organisations.createOrganisation(.init(name: "hooli"), options: gateway)
                }
                #expect(refused?.reason == "Unauthenticated")
            }
            let rows = try await world.pool.execute(
                "select actor, token_id from audit where action = 'organisations.create' and outcome = 'allowed'")
            #expect(try rows.map { try $0.text("actor") } == ["local:uid=0"])
        }
    }

    @Test("Root is issued a token of an owner, of the operator and of a service, and nobody else is")
    func issue() async throws {
        try await World.with { world in
            var caller = world.caller
            caller.userID = 0
            let organisations = AccessV1.OrganisationsClient(caller)
            let wishes: [(AccessV1.IssueTokenRequest, String)] = [
                (.init(kind: "owner", org: "acme", name: "ada"), "ada@acme"),
                (.init(kind: "operator", name: "ann"), "operator:ann"),
                (.init(kind: "service", name: "billing", scopes: ["read"]), "service:billing"),
                (.init(kind: "service", org: "acme", name: "ci", scopes: ["read"]), "service:ci@acme"),
            ]
            for (wish, name) in wishes {
                let secret = try await organisations.issueToken(wish).secret
                let known = try await world.access.getCaller(.init(), options: World.options(secret))
                #expect(known.name == name)
                let gateway = CallOptions(metadata: [CallMetadata("origin", "gateway")])
                let operators = World.options(secret)
                for (client, options) in [(organisations, gateway), (world.organisations, operators)] {
                    let refused = try await fault { try await client.issueToken(wish, options: options) }
                    #expect(refused?.reason == "PermissionDenied")
                }
            }
            #expect(try await world.audited("tokens.issue", .allowed) == 4)
            #expect(try await world.audited("tokens.issue", .denied) == 8)
            for wish in [
                AccessV1.IssueTokenRequest(kind: "root", name: "a"), .init(kind: "owner", name: "a"),
                .init(kind: "operator", org: "acme", name: "a"), .init(kind: "service", name: "a"),
                .init(kind: "owner", org: "nobody", name: "a"),
            ] {
                let refused = try await fault { try await organisations.issueToken(wish) }
                #expect(refused?.code == (wish.org == "nobody" ? .notFound : .invalidArgument), "\(refused as Any)")
            }
        }
    }

    @Test("A quota holds, however many ask at once, and says what is used")
    func quota() async throws {
        try await World.with { world in
            let ann = try await world.token(for: .operator(name: "ann"))
            let owner = try await world.member(.owner)
            _ = try await world.organisations.setQuota(.init(org: "acme", quota: .init(databases: 3)), options: ann)
            let made = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 1...10 {
                    group.addTask {
                        let refused = try await fault {
                            try await world.client.createDatabase(
                                .init(org: "acme", app: "web", name: "d\(number)"), options: owner)
                        }
                        #expect(refused == nil || refused?.reason == "QuotaExceeded", "\(refused as Any)")
                        return refused == nil
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 3)
            let refused = try await fault {
                try await world.client.createDatabase(.init(org: "acme", app: "web", name: "more"), options: owner)
            }
            #expect(refused?.metadata == ["limit": "databases", "allowed": "3", "used": "3"])
            // One organisation's limit is nothing to another; that of the installation is.
            let other = try await world.member(.owner, of: world.globex)
            _ = try await world.client.createDatabase(.init(org: "globex", app: "shop", name: "a"), options: other)
            _ = try await world.organisations.setQuota(.init(quota: .init(databases: 4)), options: ann)
            let all = try await fault {
                try await world.client.createDatabase(.init(org: "globex", app: "shop", name: "b"), options: other)
            }
            #expect(all?.reason == "QuotaExceeded" && all?.message.contains("installation") == true)
            _ = try await world.organisations.setQuota(.init(quota: .init(databases: 0)), options: ann)
            _ = try await world.organisations.setQuota(.init(org: "acme", quota: .init(databases: 0)), options: ann)
            _ = try await world.client.createDatabase(.init(org: "acme", app: "web", name: "more"), options: owner)
        }
    }

    @Test("A request that was carried out is answered again, also where the quota is full by now")
    func quotaAndKey() async throws {
        try await World.with { world in
            var owner = try await world.member(.owner)
            owner.idempotencyKey = "k"
            let ann = try await world.token(for: .operator(name: "ann"))
            _ = try await world.organisations.setQuota(.init(org: "acme", quota: .init(databases: 1)), options: ann)
            let request = DatabasesV1.CreateDatabaseRequest(org: "acme", app: "web", name: "main")
            let first = try await world.client.createDatabase(request, options: owner).database
            #expect(try await world.client.createDatabase(request, options: owner).database == first)
        }
    }

    @Test("An app with databases stays; one without goes, and its name can be used again")
    func apps() async throws {
        try await World.with { world in
            let owner = try await world.member(.owner)
            let database = try await world.create()
            let full = try await fault {
                try await world.apps.deleteApp(.init(org: "acme", name: "web"), options: owner)
            }
            #expect(full?.reason == "NotEmpty" && full?.metadata["databases"] == "1")
            try await world.pool.execute(
                "update databases set state = 'deleted', desired = 'deleted' where id = \(database.id)")
            let retained = try await fault {
                try await world.apps.deleteApp(.init(org: "acme", name: "web"), options: owner)
            }
            #expect(retained?.metadata["retained"] == "1")
            try await world.pool.execute("update databases set state = 'purged' where id = \(database.id)")
            _ = try await world.apps.setVariable(
                .init(org: "acme", app: "web", name: "A", value: "1"), options: owner)
            _ = try await world.apps.deleteApp(.init(org: "acme", name: "web"), options: owner)
            #expect(try await world.apps.listApps(.init(org: "acme"), options: owner).apps.isEmpty)
            for call in Self.calls {
                let refused = try await fault { try await call(world, owner) }
                #expect(refused?.reason == "NotFound", "\(refused as Any)")
            }
            _ = try await world.apps.createApp(.init(org: "acme", name: "web"), options: owner)
            #expect(
                try await world.apps.listVariables(.init(org: "acme", app: "web"), options: owner).variables.isEmpty)
            _ = try await world.create()
        }
    }

    /// What must not find an app that is deleted.
    private static let calls: [@Sendable (World, CallOptions) async throws -> Void] = [
        { _ = try await $0.client.createDatabase(.init(org: "acme", app: "web", name: "main"), options: $1) },
        { _ = try await $0.client.listDatabases(.init(org: "acme", app: "web"), options: $1) },
        { _ = try await $0.apps.listVariables(.init(org: "acme", app: "web"), options: $1) },
        { _ = try await $0.apps.setVariable(.init(org: "acme", app: "web", name: "A", value: "1"), options: $1) },
        { _ = try await $0.apps.unsetVariable(.init(org: "acme", app: "web", name: "A"), options: $1) },
        { _ = try await $0.apps.createDeployment(.init(org: "acme", app: "web"), options: $1) },
        { _ = try await $0.apps.deleteApp(.init(org: "acme", name: "web"), options: $1) },
    ]

    @Test("A repeated create of an app answers as the first")
    func keyed() async throws {
        try await World.with { world in
            var owner = try await world.member(.owner)
            owner.idempotencyKey = "k"
            let first = try await world.apps.createApp(.init(org: "acme", name: "api"), options: owner).app
            #expect(try await world.apps.createApp(.init(org: "acme", name: "api"), options: owner).app == first)
            owner.idempotencyKey = ""
            let taken = try await fault {
                try await world.apps.createApp(.init(org: "acme", name: "api"), options: owner)
            }
            #expect(taken?.reason == "NameTaken")
        }
    }
}
