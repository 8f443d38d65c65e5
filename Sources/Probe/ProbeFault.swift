/// Why a probe didn't succeed. Holds no secret and no words of the server.
public struct ProbeFault: Error, Equatable, Sendable, Codable, CustomStringConvertible {
    /// Kinds of failure.
    public enum Reason: String, Sendable, Codable, CaseIterable {
        /// Nobody listened until the deadline.
        case refused
        /// The server was starting or stopping until the deadline.
        case starting
        /// The server doesn't accept the role with this password.
        case authenticationFailed
        /// The server refused something else; `sqlState` says what.
        case rejected
        /// The connection was lost, or what was at the other end didn't speak PostgreSQL's protocol.
        case disconnected
        /// There was no end until the deadline.
        case deadlineExceeded
        /// The process that did it ended by itself.
        case crashed
        /// All workers were busy until the deadline, or none could be started.
        case overloaded
        /// The request can't be carried out as it stands.
        case invalidRequest
        /// The caller's task was cancelled.
        case cancelled
    }

    /// The kind of failure.
    public var reason: Reason
    /// A sentence for people.
    public var message: String
    /// Five characters, where the server gave them.
    public var sqlState: String?

    /// A fault by its parts.
    public init(_ reason: Reason, _ message: String, sqlState: String? = nil) {
        self.reason = reason
        self.message = message
        self.sqlState = sqlState
    }

    /// The server has no connection left for the role; others may have.
    public var isForWantOfConnections: Bool { sqlState == "53300" }

    /// `refused: nobody listens`
    public var description: String { "\(reason.rawValue): \(message)\(sqlState.map { " (\($0))" } ?? "")" }
}
