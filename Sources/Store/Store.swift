import Model
import Postgres

/// The control plane: everything that the installation knows, in PostgreSQL.
///
/// Every write is one transaction, mostly one statement: a row that everybody waits for, the history's, is locked last
/// and for no longer than the commit takes. All methods throw `Fault`; `unavailable` with the reason
/// `ControlPlaneUnavailable` means that PostgreSQL can't be reached or has lost the connection, and then a write may or
/// may not have happened.
public struct Store: Sendable {
    let pool: PostgresPool
    /// The audit log's chains; copies of a store share them.
    public let chain = AuditChain()

    /// A store in the database that the pool is connected to; call `migrate` before anything else.
    public init(pool: PostgresPool) { self.pool = pool }

    /// PostgreSQL's clock.
    public func now() async throws -> Timestamp {
        let rows = try await execute("select microseconds(clock_timestamp()) as now")
        return try rows.single().timestamp("now")
    }

    @discardableResult
    nonisolated(nonsending) func execute(_ statement: Statement) async throws -> [PostgresRow] {
        try await Self.translatingFaults { try await pool.execute(statement) }
    }

    nonisolated(nonsending) func transaction<R>(_ body: (PostgresTransaction) async throws -> R) async throws -> R {
        try await Self.translatingFaults { try await pool.transaction(.readCommitted, body) }
    }

    /// Callers above the store know `Fault` only.
    nonisolated(nonsending) static func translatingFaults<R>(_ body: () async throws -> R) async throws -> R {
        do {
            return try await body()
        } catch let fault as PostgresFault {
            throw Fault(fault)
        }
    }
}
