/// What every session of ours sets for itself when it begins.
public struct SessionSettings: Sendable, Equatable {
    /// Shown in `pg_stat_activity` and in the server's log.
    public var applicationName: String
    /// A statement that takes longer is cancelled by the server.
    public var statementTimeout: Duration
    /// A statement that waits longer for a lock is cancelled by the server.
    public var lockTimeout: Duration
    /// A transaction that is left alone for longer loses its connection.
    public var idleInTransactionTimeout: Duration
    /// How long a connection may take to come up.
    public var connectTimeout: Duration

    /// Settings with defaults for short transactions.
    public init(
        applicationName: String = "paas", statementTimeout: Duration = .seconds(30),
        lockTimeout: Duration = .seconds(5),
        idleInTransactionTimeout: Duration = .seconds(30), connectTimeout: Duration = .seconds(10)
    ) {
        self.applicationName = applicationName
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout
        self.idleInTransactionTimeout = idleInTransactionTimeout
        self.connectTimeout = connectTimeout
    }

    /// Sets all of them in one round trip.
    var statement: Statement {
        """
        select set_config('statement_timeout', \(Self.milliseconds(statementTimeout)), false),
            set_config('lock_timeout', \(Self.milliseconds(lockTimeout)), false),
            set_config('idle_in_transaction_session_timeout', \(Self.milliseconds(idleInTransactionTimeout)), false),
            set_config('bytea_output', 'hex', false)
        """
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        let milliseconds = overflow ? Int64(Int32.max) : whole + attoseconds / 1_000_000_000_000_000
        return "\(min(max(milliseconds, 0), Int64(Int32.max)))ms"
    }
}
