/// What the administrator tells a server of its temporary logins. Repeated, it changes nothing that is in order.
public struct LoginStatements: Sendable {
    /// Queries, each a transaction of its own; the last one's rows name roles that are left.
    public var statements: [String]
    /// Queries for the app's own database, where roles were left.
    public var clearing: [String]
    /// libpq's `options` for the session there.
    public var clearingOptions: String

    /// Statements by their kinds.
    public init(statements: [String], clearing: [String], clearingOptions: String) {
        self.statements = statements
        self.clearing = clearing
        self.clearingOptions = clearingOptions
    }
}
