import Messages
import Model
import Store
import Testing

/// Whoever can write to the control plane and has no key can't have one secret shown in the place of another.
@Suite struct SwappedSecretTests {
    /// What is moved, as SQL: from `a` (a database of acme) and others to where it does not belong.
    static let swaps = [
        "credentials to another row":
            "update credentials t set wrapped_key = s.wrapped_key, nonce = s.nonce, ciphertext = s.ciphertext "
            + "from credentials s where s.database_id <> t.database_id",
        "the data key alone":
            "update credentials t set wrapped_key = s.wrapped_key from credentials s where s.database_id <> t.database_id",
        "the ciphertext alone":
            "update credentials t set nonce = s.nonce, ciphertext = s.ciphertext from credentials s "
            + "where s.database_id <> t.database_id",
        "a variable as a password":
            "update credentials set version = v.version, wrapped_key = v.wrapped_key, nonce = v.nonce, "
            + "ciphertext = v.ciphertext from variables v",
        "another version": "update credentials set version = version + 1",
        "another organisation":
            "update databases set organisation_id = a.organisation_id, app_id = a.id from apps a where a.name = 'shop'",
    ]

    @Test(arguments: swaps.keys.sorted())
    func neverOpens(swap: String) async throws {
        try await World.with { world in
            let options = try await world.member(.admin)
            var ids: [String] = []
            for (number, name) in ["main", "other"].enumerated() {
                let database = try await world.create(name)
                try await world.makeReady(database, password: "s3cret-\(name)")
                ids.append(database.id)
                // One address for each.
                try await world.pool.execute(
                    "update databases set host = \("127.50.1.\(number)") where id = \(database.id)")
            }
            _ = try await world.apps.setVariable(
                .init(org: "acme", app: "web", name: "A", value: "s3cret-variable"), options: options)
            try await world.pool.execute("\(unsafeSQL: Self.swaps[swap] ?? "")")
            let isMoved = swap == "another organisation"
            let reader = isMoved ? try await world.member(.admin, of: world.globex) : options
            for id in ids {
                let refused = try await fault {
                    try await world.client.revealDSN(
                        .init(org: isMoved ? "globex" : "acme", app: isMoved ? "shop" : "web", id: id), options: reader)
                }
                #expect(refused?.reason == "SecretUnreadable", "\(swap): \(refused as Any)")
                #expect(refused?.description.contains("s3cret") != true)
            }
        }
    }

    @Test func aPasswordIsNoVariable() async throws {
        try await World.with { world in
            let options = try await world.member(.admin)
            let database = try await world.create()
            try await world.makeReady(database, password: "s3cret")
            for name in ["A", "B"] {
                _ = try await world.apps.setVariable(
                    .init(org: "acme", app: "web", name: name, value: "s3cret-\(name)"), options: options)
            }
            for swap in [
                "update variables t set wrapped_key = s.wrapped_key, nonce = s.nonce, ciphertext = s.ciphertext "
                    + "from variables s where s.name <> t.name",
                "update variables t set version = s.version, wrapped_key = s.wrapped_key, nonce = s.nonce, "
                    + "ciphertext = s.ciphertext from credentials s",
            ] {
                try await world.pool.execute("\(unsafeSQL: swap)")
                let refused = try await fault {
                    try await world.apps.createDeployment(.init(org: "acme", app: "web"), options: options)
                }
                #expect(refused?.reason == "SecretUnreadable" && refused?.message.contains("variable A") == true)
            }
        }
    }
}
