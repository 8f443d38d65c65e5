import Control
import EventLoop
import Messages
import Model
import Postgres
import Sealing
import Store
import Support
import Synchronization
import Testing

@Suite struct RevealTests {
    /// Opens secrets, and notes how many audit rows of reveals another connection could see by then.
    private final class Witness: SecretOpener {
        private let keyring: Keyring
        private let pool: PostgresPool
        private let counts = Mutex<[Int]>([])

        init(_ keyring: Keyring, _ connectionString: String) {
            self.keyring = keyring
            pool = PostgresPool(connectionString: connectionString, loop: TestLoop.shared, size: 1)
        }

        var seen: [Int] { counts.withLock { $0 } }

        func open(_ sealed: SealedSecret, for context: SealingContext) async throws -> Secret {
            let rows = try await pool.execute(
                "select count(*) as n from audit where action = 'databases.reveal' and outcome = 'allowed'")
            let count = try rows.first?.int("n") ?? 0
            counts.withLock { $0.append(count) }
            return try keyring.open(sealed, for: context)
        }

        func close() async { await pool.close() }
    }

    /// Keeps the witness that a world was made with.
    private final class WitnessBox: Sendable {
        private let witness = Mutex<Witness?>(nil)

        func make(_ keyring: Keyring, _ connectionString: String) -> Witness {
            let made = Witness(keyring, connectionString)
            witness.withLock { $0 = made }
            return made
        }

        func take() throws -> Witness { try #require(witness.withLock { $0 }) }
    }

    private func withWitness(_ body: (World, Witness) async throws -> Void) async throws {
        let box = WitnessBox()
        try await World.with(opener: { box.make($0, $1) }) { world in
            let witness = try box.take()
            try await body(world, witness)
            await witness.close()
        }
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
