/// An organisation, what it has and what it may have.
public struct Organisation: Equatable, Sendable {
    /// Its name.
    public let name: Name
    /// When it was made.
    public let createdAt: Timestamp
    /// How many apps it has.
    public let apps: Int
    /// How many databases it has, with those whose volumes are retained.
    public let databases: Int
    /// What it may have.
    public let quota: Quota

    /// Puts an organisation together from its parts.
    public init(name: Name, createdAt: Timestamp, apps: Int = 0, databases: Int = 0, quota: Quota = Quota()) {
        self.name = name
        self.createdAt = createdAt
        self.apps = apps
        self.databases = databases
        self.quota = quota
    }
}
