import EventLoop

/// A bounded number of connections to one database, made when they are wanted and made again after they are lost.
///
/// Everything happens on the event loop: a task that prefers the loop as its executor doesn't leave it for a query.
public final class PostgresPool: Sendable {
    /// How a pool behaves.
    public struct Configuration: Sendable {
        /// At most so many connections; at least 1.
        public var size: Int
        /// At most so many statements in flight on one connection; at least 1.
        public var depth: Int
        /// How long a statement or a transaction waits for a connection before it fails.
        public var acquireTimeout: Duration
        /// What each connection sets for itself.
        public var session: SessionSettings
        /// Gets the server's notices; they may quote values. Called on the loop.
        public var onNotice: (@Sendable (String) -> Void)?

        /// A configuration with defaults for a daemon.
        public init(
            size: Int = 4, depth: Int = 64, acquireTimeout: Duration = .seconds(10),
            session: SessionSettings = SessionSettings(), onNotice: (@Sendable (String) -> Void)? = nil
        ) {
            self.size = size
            self.depth = depth
            self.acquireTimeout = acquireTimeout
            self.session = session
            self.onNotice = onNotice
        }
    }

    private let core: PoolCore

    /// Makes a pool; it connects when it is first used.
    public init(connectionString: String, loop: EventLoop, configuration: Configuration = Configuration()) {
        core = PoolCore(connectionString: connectionString, loop: loop, configuration: configuration)
    }

    /// Makes a pool; it connects when it is first used.
    public convenience init(
        connectionString: String, loop: EventLoop, size: Int = 4, applicationName: String = "paas"
    ) {
        self.init(
            connectionString: connectionString, loop: loop,
            configuration: Configuration(size: size, session: SessionSettings(applicationName: applicationName)))
    }

    /// Runs one statement as a transaction of its own.
    ///
    /// - Throws: `PostgresFault`, or `CancellationError` as soon as the task is cancelled; then the statement may still
    ///   take effect.
    @discardableResult
    nonisolated(nonsending) public func execute(_ statement: Statement) async throws -> [PostgresRow] {
        try await core.execute(statement).last?.rows ?? []
    }

    /// Runs statements as one transaction on a connection of its own: committed when the closure returns, rolled back
    /// when it throws. A closure that has run no statement costs no round trip.
    ///
    /// - Throws: what the closure throws; `PostgresFault`, of kind `connection` when it isn't known whether a commit
    ///   took effect; `CancellationError`.
    nonisolated(nonsending) public func transaction<Value>(
        _ mode: TransactionMode = .readCommitted, _ body: (PostgresTransaction) async throws -> Value
    ) async throws -> Value {
        let transaction = PostgresTransaction(core: core, session: try await core.session(), mode: mode)
        do {
            let value = try await body(transaction)
            try await transaction.finish()
            return value
        } catch {
            await transaction.abandon()
            throw error
        }
    }

    /// Runs several statements at once, without bound values, on a connection that is closed afterwards: for
    /// migrations. They are one transaction unless they say otherwise.
    ///
    /// - Throws: as `execute(_:)`.
    nonisolated(nonsending) public func executeScript(_ sql: String) async throws {
        let session = try await core.session()
        do {
            _ = try await core.runScript(sql, in: session)
        } catch {
            await core.release(session, forgetting: true)
            throw error
        }
        await core.release(session, forgetting: true)
    }

    /// Closes all connections. What is in flight, and what comes later, fails.
    public func close() async { await core.close() }
}
