/// What went wrong with a database, a statement or a row.
///
/// The description holds no values: a server's message may quote what was bound, so it is kept apart.
public struct PostgresFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// Who is to blame.
    public enum Kind: Equatable, Sendable {
        /// No connection, or it was lost. What was in flight may or may not have happened.
        case connection
        /// The server refused a statement. The connection lives on.
        case server
        /// The server or libpq did what it must not.
        case `protocol`
        /// The caller asked for what can't be: a column that isn't there, a NUL byte in a text.
        case usage
    }

    /// Who is to blame.
    public var kind: Kind
    /// Five characters, where the server gave them: `23505`.
    public var sqlState: String?
    /// `ERROR`, `FATAL` or `PANIC`, where the server gave it.
    public var severity: String?
    /// The constraint that refused the statement.
    public var constraint: String?
    /// The words of libpq or the server; may quote values.
    public var message: String

    /// Puts a fault together.
    public init(
        _ kind: Kind, _ message: String, sqlState: String? = nil, severity: String? = nil, constraint: String? = nil
    ) {
        self.kind = kind
        self.message = message
        self.sqlState = sqlState
        self.severity = severity
        self.constraint = constraint
    }

    /// The server was reached, perhaps, and said nothing until the time was over.
    public static let noAnswer = PostgresFault(.connection, "the server didn't answer in time")

    /// Kind, SQLSTATE and constraint; the message only where it can't quote a value.
    public var description: String {
        switch kind {
        case .server:
            let name = constraint.map { " (\($0))" } ?? ""
            return "PostgreSQL \(severity ?? "ERROR") \(sqlState ?? "without a code")\(name)"
        case .connection: return "PostgreSQL connection: \(message)"
        case .protocol: return "PostgreSQL protocol: \(message)"
        case .usage: return "PostgreSQL usage: \(message)"
        }
    }
}
