import Model

/// What has to be told a database's server of its temporary logins.
public struct LoginWork: Equatable, Sendable {
    /// Those that it is to have; all others are over.
    public var wanted: [WantedLogin]
    /// Those that are over and may be there still.
    public var over: [LoginID]

    /// Work by its parts; by default none.
    public init(wanted: [WantedLogin] = [], over: [LoginID] = []) {
        self.wanted = wanted
        self.over = over
    }
}
