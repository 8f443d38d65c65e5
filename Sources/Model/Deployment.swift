/// One deploy of an app, for which its environment was frozen. Holds no value of it.
public struct Deployment: Equatable, Sendable {
    /// Identifies it for ever.
    public var id: DeploymentID
    /// When the environment was frozen.
    public var createdAt: Timestamp
    /// Who asked for it.
    public var createdBy: String
    /// The database that `DATABASE_URL` names, and which of its passwords; `nil` = the platform has set no such
    /// variable.
    public var credential: Credential?
    /// Why the platform has set no `DATABASE_URL`.
    public var conditions: [Condition]

    /// One of the passwords that a database has had.
    public struct Credential: Equatable, Sendable {
        /// The database.
        public var database: DatabaseID
        /// Counts its passwords, from 1.
        public var version: Int

        /// A password by its database and number.
        public init(database: DatabaseID, version: Int) {
            self.database = database
            self.version = version
        }
    }

    /// A deployment by its parts.
    public init(
        id: DeploymentID, createdAt: Timestamp, createdBy: String, credential: Credential?, conditions: [Condition]
    ) {
        self.id = id
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.credential = credential
        self.conditions = conditions
    }
}
