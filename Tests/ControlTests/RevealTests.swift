import Control
import Messages
import Model
import Sealing
import Store
import Testing

@Suite struct RevealTests {
    private func withWitness(_ body: (World, Witness) async throws -> Void) async throws {
        try await World.with(witnessOf: "databases.reveal", body)
    }

    @Test("The audit row is committed before the secret is opened, at every reveal")
    func order() async throws {
        try await withWitness { world, witness in
            let database = try await world.create()
            try await world.makeReady(database, password: "s3cret")
            let options = try await world.member(.admin)
            for _ in 0..<3 {
                let answer = try await world.client.revealDSN(
                    .init(org: "acme", app: "web", id: database.id), options: options)
                #expect(answer.dsn == "postgres://app:s3cret@127.50.0.1:5432/app")
                #expect(answer.username == "app")
                #expect(answer.database == "app")
                #expect(answer.host == "127.50.0.1")
                #expect(answer.port == 5432)
                let audited = try await world.pool.execute("select max(id)::text as id from audit")
                #expect(try audited.first?.text("id") == answer.auditID)
            }
            #expect(witness.seen == [1, 2, 3])
            let entry = try #require(try await world.store.auditEntries(org: world.acme, limit: 1).first)
            #expect(entry.actor == "admin@acme")
            #expect(entry.database?.rawValue == database.id)
            #expect(entry.requestID == "request-1")
            #expect(entry.peer == "uid=1000 pid=4711")
            #expect(entry.tokenID != nil)
        }
    }

    @Test("When the audit row can't be written nothing is opened and nothing is answered")
    func failClosed() async throws {
        try await withWitness { world, witness in
            let database = try await world.create()
            try await world.makeReady(database, password: "s3cret")
            let options = try await world.member(.admin)
            try await world.pool.execute("alter table audit add constraint full_disk check (false) not valid")
            let fault = try await fault {
                try await world.client.revealDSN(.init(org: "acme", app: "web", id: database.id), options: options)
            }
            #expect(fault?.code == .internal)
            #expect(witness.seen.isEmpty)
        }
    }

    @Test("A database without credentials answers NotReady, and no reveal is audited")
    func notReady() async throws {
        try await withWitness { world, witness in
            let database = try await world.create()
            let options = try await world.member(.admin)
            let fault = try await fault {
                try await world.client.revealDSN(.init(org: "acme", app: "web", id: database.id), options: options)
            }
            #expect(fault?.code == .failedPrecondition)
            #expect(fault?.reason == "NotReady")
            #expect(fault?.metadata["state"] == "provisioning")
            #expect(witness.seen.isEmpty)
            #expect(try await world.audited("databases.reveal", .allowed) == 0)
        }
    }

    @Test("A deleted database shows no credentials")
    func deleted() async throws {
        try await withWitness { world, witness in
            let database = try await world.create()
            try await world.makeReady(database, password: "s3cret")
            let owner = try await world.member(.owner)
            _ = try await world.client.deleteDatabase(.init(org: "acme", app: "web", id: database.id), options: owner)
            let fault = try await fault {
                try await world.client.revealDSN(.init(org: "acme", app: "web", id: database.id), options: owner)
            }
            #expect(fault?.reason == "NotReady")
            #expect(fault?.nextSteps == ["Undelete the database first."])
            #expect(witness.seen.isEmpty)
        }
    }

    @Test("A credential that was swapped with another database's does not open")
    func swapped() async throws {
        try await World.with { world in
            let first = try await world.create("first")
            try await world.makeReady(first, password: "one")
            let id = try #require(DatabaseID(first.id))
            let foreign = SealingContext(organisation: world.globex, database: id)
            let sealed = try world.keyring.seal(Secret("two"), for: foreign)
            try await world.pool.execute(
                """
                update credentials set wrapped_key = \(sealed.wrappedKey), nonce = \(sealed.nonce),
                    ciphertext = \(sealed.ciphertext)
                """)
            let options = try await world.member(.admin)
            let fault = try await fault {
                try await world.client.revealDSN(.init(org: "acme", app: "web", id: first.id), options: options)
            }
            #expect(fault?.reason == "SecretUnreadable")
        }
    }
}
