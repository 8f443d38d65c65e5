import Control
import EventLoop
import Model
import Postgres
import Sealing
import Support
import Synchronization
import Testing

/// Keeps secrets, and notes at each one that is opened how many sealed audit rows of an action another connection could
/// see by then.
final class Witness: SecretKeeper {
    private let keyring: Keyring
    private let pool: PostgresPool
    private let action: String
    private let counts = Mutex<[Int]>([])

    init(_ keyring: Keyring, _ connectionString: String, action: String) {
        self.keyring = keyring
        self.action = action
        pool = PostgresPool(connectionString: connectionString, loop: TestLoop.shared, size: 1)
    }

    var seen: [Int] { counts.withLock { $0 } }

    func seal(_ secret: Secret, for context: SealingContext) async throws -> SealedSecret {
        try keyring.seal(secret, for: context)
    }

    func open(_ sealed: SealedSecret, for context: SealingContext) async throws -> Secret {
        let rows = try await pool.execute(
            "select count(*) as n from audit where action = \(action) and outcome = 'allowed' and hash is not null")
        let count = try rows.first?.int("n") ?? 0
        counts.withLock { $0.append(count) }
        return try keyring.open(sealed, for: context)
    }

    func close() async { await pool.close() }
}

extension World {
    /// Makes a world whose secrets go through a witness.
    static func with(
        witnessOf action: String, _ body: (World, Witness) async throws -> Void
    ) async throws {
        let made = Mutex<Witness?>(nil)
        try await World.with(
            keeper: { keyring, connectionString in
                let witness = Witness(keyring, connectionString, action: action)
                made.withLock { $0 = witness }
                return witness
            },
            { world in
                let witness = try #require(made.withLock { $0 })
                try await body(world, witness)
                await witness.close()
            })
    }
}
