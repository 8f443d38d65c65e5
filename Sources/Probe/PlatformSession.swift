/// How the platform asks a server how it is, in a session of its own.
public struct PlatformSession: Sendable {
    /// The role that asks; `nil` = the administrator, where servers have no such role.
    public var role: String?
    /// Where it asks: a database that apps never enter.
    public var database: String
    /// Statements of the administrator that make the role. Repeated, they change nothing.
    public var setup: String
    /// One query, of one row with the columns `system_identifier`, `verifier` and `may_log_in`.
    public var question: String

    /// A session by its parts.
    public init(role: String?, database: String, setup: String, question: String) {
        self.role = role
        self.database = database
        self.setup = setup
        self.question = question
    }
}
