import Model

/// What stands in the control plane and can't be opened, for its key is lost.
public struct LostSecrets: Equatable, Sendable {
    /// A variable of an app.
    public struct Variable: Equatable, Sendable {
        /// Organisation.
        public var org: String
        /// App.
        public var app: String
        /// Its name.
        public var name: String
    }

    /// How many databases' passwords; each of them gets a new one.
    public var databases: Int
    /// The variables, which have to be set again; at most `longestList`.
    public var variables: [Variable]
    /// How many deployments; what they froze is gone.
    public var deployments: Int

    /// Nothing is lost.
    public static let none = LostSecrets(databases: 0, variables: [], deployments: 0)

    /// A list for people ends here.
    public static let longestList = 1_000
}
