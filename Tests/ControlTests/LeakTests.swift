import Messages
import Model
import Store
import Testing

/// Values that nobody may find where they don't belong.
@Suite struct LeakTests {
    private static let value = "canary-value-0123456789"
    private static let password = "canary-password-0123456789"

    @Test("A value is in the answer to a deployment and nowhere else")
    func canaries() async throws {
        try await World.with { world in
            let database = try await world.create("main")
            try await world.makeReady(database, password: Self.password)
            let member = try await world.member(.member)
            var seen: [String] = []
            let set = try await world.apps.setVariable(
                .init(org: "acme", app: "web", name: "TOKEN", value: Self.value), options: member)
            seen.append(String(reflecting: set))
            let listed = try await world.apps.listVariables(.init(org: "acme", app: "web"), options: member)
            seen.append(String(reflecting: listed))
            seen += try await faults(world).map { String(reflecting: $0) }
            let answer = try await world.apps.createDeployment(
                .init(org: "acme", app: "web"), options: try await world.member(.admin))
            #expect(answer.environment.map(\.value).contains(Self.value))
            // What a message of the answer prints is for logs.
            seen.append(String(reflecting: answer))
            seen += world.log.lines.all
            seen += try await tables(world)
            for text in seen { expectNoCanary(text) }
        }
    }

    @Test("A value that can't be opened any more leaves no trace in the fault")
    func unreadable() async throws {
        try await World.with { world in
            let member = try await world.member(.member)
            _ = try await world.apps.setVariable(
                .init(org: "acme", app: "web", name: "TOKEN", value: Self.value), options: member)
            try await world.pool.execute("update variables set version = 9")
            let options = try await world.member(.admin)
            let fault = try await fault {
                try await world.apps.createDeployment(.init(org: "acme", app: "web"), options: options)
            }
            #expect(fault?.reason == "SecretUnreadable")
            expectNoCanary(String(reflecting: fault))
        }
    }

    /// Attempts to set the value that fail, each for another reason.
    private func faults(_ world: World) async throws -> [Fault] {
        let member = try await world.member(.member)
        let viewer = try await world.member(.viewer)
        let long = String(repeating: Self.value, count: 2000)
        var faults: [Fault?] = []
        for (org, app, name, value, options) in [
            ("acme", "web", "not a name", Self.value, member), ("acme", "web", "LONG", long, member),
            ("acme", "ghost", "TOKEN", Self.value, member), ("acme", "web", "TOKEN", Self.value, viewer),
            ("globex", "web", "TOKEN", Self.value, member), ("acme", "web", "TOKEN", Self.value, CallOptions()),
        ] {
            faults.append(
                try await fault {
                    try await world.apps.setVariable(
                        .init(org: org, app: app, name: name, value: value), options: options)
                })
        }
        try await world.pool.execute("alter table variables add constraint broken check (version < 2)")
        faults.append(
            try await fault {
                try await world.apps.setVariable(
                    .init(org: "acme", app: "web", name: "TOKEN", value: Self.value), options: member)
            })
        #expect(faults.allSatisfy { $0 != nil })
        return faults.compactMap { $0 }
    }

    /// Every row of every table, as text.
    private func tables(_ world: World) async throws -> [String] {
        let names = try await world.pool.execute("select tablename from pg_tables where schemaname = 'public'")
            .map { try $0.text("tablename") }
        #expect(names.contains("audit") && names.contains("variables") && names.contains("deployments"))
        var rows: [String] = []
        for name in names {
            rows += try await world.pool.execute("select t::text as row from \(unsafeSQL: name) t")
                .map { try $0.text("row") }
        }
        #expect(rows.contains { $0.contains("deployments.create") })
        return rows
    }

    private func expectNoCanary(_ text: String) {
        for canary in [Self.value, Self.password] {
            // Bytes stand in a table as hexadecimal digits.
            let digits = canary.utf8.map { String($0, radix: 16) }.joined()
            #expect(!text.contains(canary) && !text.contains(digits))
        }
    }
}
