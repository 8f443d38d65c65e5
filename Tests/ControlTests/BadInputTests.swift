import Messages
import Model
import Store
import Testing

/// Each wrong field, through the service, gets a fault that names the field and says what is allowed.
@Suite struct BadInputTests {
    private func expectViolation(
        _ reason: String, _ fields: [String], in world: World, _ call: (CallOptions) async throws -> Void
    ) async throws {
        let options = try await world.member(.owner)
        let fault = try await fault { try await call(options) }
        #expect(fault?.code == .invalidArgument)
        #expect(fault?.reason == reason)
        #expect(fault?.violations.map(\.field) == fields)
        #expect(fault?.notProcessed == true)
        let rows = try await world.pool.execute("select count(*) as n from databases")
        #expect(try rows.first?.int("n") == 0)
    }

    @Test("A wrong name")
    func names() async throws {
        try await World.with { world in
            for text in ["", "Main", "main--1", "-main", "main\n", "ma in", "майн", "a; drop table x"] {
                try await expectViolation("InvalidName", ["name"], in: world) { options in
                    _ = try await world.client.createDatabase(
                        .init(org: "acme", app: "web", name: text), options: options)
                }
            }
        }
    }

    @Test("A wrong organisation's name")
    func organisations() async throws {
        try await World.with { world in
            for text in ["", "Acme", "../acme"] {
                try await expectViolation("InvalidName", ["org"], in: world) { options in
                    _ = try await world.client.listDatabases(.init(org: text, app: "web"), options: options)
                }
            }
        }
    }

    @Test("Several wrong fields at once")
    func several() async throws {
        try await World.with { world in
            let fields = ["app", "name", "engineVersion", "description"]
            try await expectViolation("InvalidName", fields, in: world) { options in
                let request = DatabasesV1.CreateDatabaseRequest(
                    org: "acme", app: "Web", name: "Main", engineVersion: "9.6", description: "a\u{1B}[31m")
                _ = try await world.client.createDatabase(request, options: options)
            }
        }
    }

    @Test("A version that is not installed")
    func version() async throws {
        try await World.with { world in
            let options = try await world.member(.member)
            let fault = try await fault {
                try await world.client.createDatabase(
                    .init(org: "acme", app: "web", name: "main", engineVersion: "14"), options: options)
            }
            #expect(fault?.reason == "UnknownVersion")
            let violation = FieldViolation(field: "engineVersion", "must be one of those installed: 15, 16")
            #expect(fault?.violations == [violation])
            #expect(fault?.metadata["installed"] == "15, 16")
        }
    }

    @Test("A wrong identifier, wherever one is asked for")
    func identifiers() async throws {
        try await World.with { world in
            let client = world.client
            for id in ["", "short", "ABCDEFGHIJKLMNOP", "../../../../etc/x"] {
                try await expectViolation("InvalidID", ["id"], in: world) { options in
                    _ = try await client.getDatabase(.init(org: "acme", app: "web", id: id), options: options)
                }
                try await expectViolation("InvalidID", ["id"], in: world) { options in
                    _ = try await client.revealDSN(.init(org: "acme", app: "web", id: id), options: options)
                }
                try await expectViolation("InvalidID", ["id"], in: world) { options in
                    _ = try await client.rotateCredentials(
                        .init(org: "acme", app: "web", id: id, mode: "immediate"), options: options)
                }
                try await expectViolation("InvalidID", ["id"], in: world) { options in
                    _ = try await client.deleteDatabase(.init(org: "acme", app: "web", id: id), options: options)
                }
                try await expectViolation("InvalidID", ["id"], in: world) { options in
                    _ = try await client.undeleteDatabase(.init(org: "acme", app: "web", id: id), options: options)
                }
                try await expectViolation("InvalidID", ["id"], in: world) { options in
                    _ = try await client.retryDatabase(.init(org: "acme", app: "web", id: id), options: options)
                }
            }
            try await expectViolation("InvalidID", ["id"], in: world) { options in
                try await Self.watch(world, .init(org: "acme", app: "web", id: "x"), options)
            }
        }
    }

    @Test("A wrong page size, a wrong filter, a wrong page token")
    func lists() async throws {
        try await World.with { world in
            try await expectViolation("InvalidPageSize", ["pageSize"], in: world) { options in
                _ = try await world.client.listDatabases(
                    .init(org: "acme", app: "web", pageSize: 1001), options: options)
            }
            try await expectViolation("InvalidName", ["name"], in: world) { options in
                _ = try await world.client.listDatabases(.init(org: "acme", app: "web", name: "X"), options: options)
            }
            let options = try await world.member(.viewer)
            for token in ["x", "main", "main.x", String(repeating: ".", count: 10_000)] {
                let fault = try await fault {
                    try await world.client.listDatabases(
                        .init(org: "acme", app: "web", pageToken: token), options: options)
                }
                #expect(fault?.reason == "InvalidPageToken")
                #expect(fault?.violations.map(\.field) == ["pageToken"])
            }
        }
    }

    @Test("A watch whose parts don't fit together")
    func watches() async throws {
        try await World.with { world in
            try await expectViolation("MissingField", ["org"], in: world) { options in
                try await Self.watch(world, .init(app: "web"), options)
            }
            try await expectViolation("MissingField", ["app"], in: world) { options in
                try await Self.watch(world, .init(org: "acme", id: "abcdefghijklmnop"), options)
            }
        }
    }

    @Test("A mode of rotation that there is not", arguments: ["", "overlap", "Immediate", "now\n"])
    func modes(text: String) async throws {
        try await World.with { world in
            try await expectViolation("InvalidMode", ["mode"], in: world) { options in
                _ = try await world.client.rotateCredentials(
                    .init(org: "acme", app: "web", id: "abcdefghijklmnop", mode: text), options: options)
            }
            let options = try await world.member(.admin)
            let fault = try await fault {
                try await world.client.rotateCredentials(
                    .init(org: "acme", app: "Web", id: "x", mode: text), options: options)
            }
            #expect(fault?.violations.map(\.field) == ["app", "id", "mode"])
            #expect(fault?.violations.last?.description == "must be given and be one of: immediate")
            #expect(fault?.metadata["allowed"] == "immediate")
        }
    }

    @Test("A wrong organisation's and a wrong app's name, wherever an environment is asked for")
    func environments() async throws {
        try await World.with { world in
            let apps = world.apps
            for (org, app, field) in [("Acme", "web", "org"), ("acme", "Web", "app"), ("acme", "", "app")] {
                try await expectViolation("InvalidName", [field], in: world) { options in
                    _ = try await apps.listVariables(.init(org: org, app: app), options: options)
                }
                try await expectViolation("InvalidName", [field], in: world) { options in
                    _ = try await apps.setVariable(
                        .init(org: org, app: app, name: "A", value: "1"), options: options)
                }
                try await expectViolation("InvalidName", [field], in: world) { options in
                    _ = try await apps.unsetVariable(.init(org: org, app: app, name: "A"), options: options)
                }
                try await expectViolation("InvalidName", [field], in: world) { options in
                    _ = try await apps.createDeployment(.init(org: org, app: app), options: options)
                }
            }
            try await expectViolation("InvalidName", ["org"], in: world) { options in
                _ = try await apps.listApps(.init(org: "Acme"), options: options)
            }
        }
    }

    @Test("A wrong variable's name, a value that is too long")
    func variables() async throws {
        try await World.with { world in
            for text in ["", "1A", "A-B", "A B", "A=B", "PATH\n", "Ä"] {
                try await expectViolation("InvalidName", ["name"], in: world) { options in
                    _ = try await world.apps.setVariable(
                        .init(org: "acme", app: "web", name: text, value: "1"), options: options)
                }
                try await expectViolation("InvalidName", ["name"], in: world) { options in
                    _ = try await world.apps.unsetVariable(.init(org: "acme", app: "web", name: text), options: options)
                }
            }
            let long = String(repeating: "x", count: 32_769)
            try await expectViolation("InvalidValue", ["value"], in: world) { options in
                _ = try await world.apps.setVariable(
                    .init(org: "acme", app: "web", name: "A", value: long), options: options)
            }
            let rows = try await world.pool.execute("select count(*) as n from variables")
            #expect(try rows.first?.int("n") == 0)
        }
    }

    @Test("An app that does not exist")
    func apps() async throws {
        try await World.with { world in
            let options = try await world.member(.owner)
            let created = try await fault {
                try await world.client.createDatabase(.init(org: "acme", app: "ghost", name: "x"), options: options)
            }
            let listed = try await fault {
                try await world.client.listDatabases(.init(org: "acme", app: "ghost"), options: options)
            }
            let watched = try await fault { try await Self.watch(world, .init(org: "acme", app: "ghost"), options) }
            let variables = try await fault {
                try await world.apps.listVariables(.init(org: "acme", app: "ghost"), options: options)
            }
            let set = try await fault {
                try await world.apps.setVariable(
                    .init(org: "acme", app: "ghost", name: "A", value: "1"), options: options)
            }
            let unset = try await fault {
                try await world.apps.unsetVariable(.init(org: "acme", app: "ghost", name: "A"), options: options)
            }
            let deployed = try await fault {
                try await world.apps.createDeployment(.init(org: "acme", app: "ghost"), options: options)
            }
            for fault in [created, listed, watched, variables, set, unset, deployed] {
                #expect(fault?.code == .notFound)
                #expect(fault?.metadata == ["org": "acme", "app": "ghost"])
            }
        }
    }

    @Test("An undecodable request")
    func malformed() async throws {
        try await World.with { world in
            let options = try await world.member(.owner)
            let methods =
                DatabasesV1.DatabasesMethod.allCases.filter { $0 != .watchStatus }.map(\.rawValue)
                + AppsV1.AppsMethod.allCases.map(\.rawValue) + AccessV1.AccessMethod.allCases.map(\.rawValue)
                + AuditV1.AuditMethod.allCases.map(\.rawValue)
            for method in methods {
                let fault = try await fault {
                    try await world.caller.unary(method, [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], options)
                }
                #expect(fault?.code == .invalidArgument)
                #expect(fault?.reason == "MalformedRequest")
            }
        }
    }

    private static func watch(
        _ world: World, _ request: DatabasesV1.WatchStatusRequest, _ options: CallOptions
    ) async throws {
        for try await _ in try await world.client.watchStatus(request, options: options) { break }
    }
}
