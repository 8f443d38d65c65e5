import Model
import Sealing

/// All that an app's environment is made of, as it stood at one moment; every value is sealed.
public struct StoredEnvironment: Equatable, Sendable {
    /// A variable that a user has set.
    public struct Entry: Equatable, Sendable {
        /// Its name.
        public var name: VariableName
        /// Its value.
        public var value: SealedSecret
    }

    /// The variables, by name.
    public var variables: [Entry]
    /// The database that was asked for: the one that is there or, without one, the youngest of those that are deleted
    /// and not purged.
    public var database: DatabaseCredential?
}
