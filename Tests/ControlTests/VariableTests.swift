import Messages
import Model
import Store
import Testing

@Suite struct VariableTests {
    private func set(_ name: String, _ value: String, in world: World) async throws -> AppsV1.Variable? {
        try await world.apps.setVariable(
            .init(org: "acme", app: "web", name: name, value: value), options: try await world.member(.member)
        ).variable
    }

    private func names(_ world: World) async throws -> [String] {
        try await world.apps.listVariables(
            .init(org: "acme", app: "web"), options: try await world.member(.viewer)
        ).variables.map(\.name)
    }

    @Test("An organisation's apps are listed by name, and only its own")
    func apps() async throws {
        try await World.with { world in
            try await world.store.ensureApp(org: world.acme, app: try name("admin"))
            let options = try await world.member(.viewer)
            let apps = try await world.apps.listApps(.init(org: "acme"), options: options).apps
            #expect(apps.map(\.name) == ["admin", "web"])
            #expect(apps.map(\.org) == ["acme", "acme"])
            #expect(apps.allSatisfy { $0.createdAt != nil })
            try await world.store.ensureOrganisation(try name("empty"))
            let service = try await world.service([.read], of: nil)
            #expect(try await world.apps.listApps(.init(org: "empty"), options: service).apps.isEmpty)
            let absent = try await fault { try await world.apps.listApps(.init(org: "ghost"), options: service) }
            #expect(absent?.reason == "NotFound")
        }
    }

    @Test("A variable is set, changed, listed and unset, and each change is audited with its name")
    func life() async throws {
        try await World.with { world in
            #expect(try await names(world).isEmpty)
            let first = try #require(try await set("SMTP_HOST", "mail", in: world))
            #expect(first.name == "SMTP_HOST")
            #expect(first.updatedBy == "member@acme")
            _ = try await set("API_KEY", "", in: world)
            _ = try await set("_debug", "1", in: world)
            let changed = try #require(try await set("SMTP_HOST", "mail2", in: world))
            #expect(changed.updatedAt != first.updatedAt)
            #expect(try await names(world) == ["API_KEY", "SMTP_HOST", "_debug"])
            let options = try await world.member(.member)
            _ = try await world.apps.unsetVariable(
                .init(org: "acme", app: "web", name: "SMTP_HOST"), options: options)
            #expect(try await names(world) == ["API_KEY", "_debug"])
            let entries = try await world.store.auditEntries(org: world.acme, limit: 10)
            #expect(
                entries.reversed().map { "\($0.action) \($0.reason)" } == [
                    "variables.set SMTP_HOST", "variables.set API_KEY", "variables.set _debug",
                    "variables.set SMTP_HOST", "variables.unset SMTP_HOST",
                ])
        }
    }

    @Test("A variable that is not there can't be unset, and nothing is audited")
    func absent() async throws {
        try await World.with { world in
            let options = try await world.member(.member)
            let fault = try await fault {
                try await world.apps.unsetVariable(.init(org: "acme", app: "web", name: "GHOST"), options: options)
            }
            #expect(fault?.code == .notFound)
            #expect(fault?.metadata == ["app": "web", "name": "GHOST"])
            #expect(try await world.audited("variables.unset", .allowed) == 0)
        }
    }

    @Test("Another app of the same organisation has variables of its own")
    func otherApp() async throws {
        try await World.with { world in
            try await world.store.ensureApp(org: world.acme, app: try name("shop"))
            _ = try await set("ONLY_WEB", "1", in: world)
            let options = try await world.member(.member)
            let shop = try await world.apps.listVariables(.init(org: "acme", app: "shop"), options: options)
            #expect(shop.variables.isEmpty)
            let fault = try await fault {
                try await world.apps.unsetVariable(.init(org: "acme", app: "shop", name: "ONLY_WEB"), options: options)
            }
            #expect(fault?.code == .notFound)
        }
    }

    @Test("An app has 256 variables; the next is refused, and changing one is not")
    func count() async throws {
        try await World.with { world in
            _ = try await set("V0", "x", in: world)
            try await world.pool.execute(
                """
                insert into variables (app_id, organisation_id, name, version, wrapped_key, nonce, ciphertext, updated_by)
                select app_id, organisation_id, 'V' || n, 1, wrapped_key, nonce, ciphertext, updated_by
                from variables, generate_series(1, 255) as n
                """)
            let fault = try await fault { try await set("ONE_MORE", "x", in: world) }
            #expect(fault?.code == .resourceExhausted)
            #expect(fault?.reason == "QuotaExceeded")
            #expect(fault?.metadata == ["limit": "variables", "allowed": "256", "used": "256"])
            #expect(try await set("V7", "y", in: world) != nil)
        }
    }

    @Test("All names and values of an app together have a limit of their own")
    func bytes() async throws {
        try await World.with { world in
            let value = String(repeating: "x", count: 32_000)
            for number in 10..<26 { _ = try await set("V\(number)", value, in: world) }
            let used = 16 * 32_003
            let full = try await fault { try await set("V26", value, in: world) }
            #expect(full?.reason == "QuotaExceeded")
            #expect(
                full?.metadata == ["limit": "environmentBytes", "allowed": "524288", "used": String(used)])
            let rest = String(repeating: "x", count: 524_288 - used - 3)
            #expect(try await fault { try await set("V26", rest + "x", in: world) }?.reason == "QuotaExceeded")
            #expect(try await set("V26", rest, in: world) != nil)
            // One that is changed is counted with its new value only.
            #expect(try await set("V10", value, in: world) != nil)
        }
    }

    @Test("When the audit row can't be written nothing is set and nothing is unset")
    func failClosed() async throws {
        try await World.with { world in
            _ = try await set("KEPT", "1", in: world)
            try await world.pool.execute("alter table audit add constraint full_disk check (false) not valid")
            #expect(try await fault { try await set("NEW", "1", in: world) }?.code == .internal)
            let options = try await world.member(.member)
            let unset = try await fault {
                try await world.apps.unsetVariable(.init(org: "acme", app: "web", name: "KEPT"), options: options)
            }
            #expect(unset?.code == .internal)
            #expect(try await names(world) == ["KEPT"])
        }
    }
}
