import Model
import Store

/// Whether the platform sets `DATABASE_URL` in an app's environment, and to what.
enum Injection {
    /// To the connection string of the app's database.
    case credential(ProvenCredential)
    /// Not, and why.
    case none(Condition)

    /// Name of the database that an app gets without asking.
    static let databaseName = "main"

    /// Decides by what is stored. A variable that a user has set is never replaced.
    init(_ stored: StoredEnvironment) {
        if stored.variables.contains(where: { $0.name == .databaseURL }) {
            self = .none(Condition(Condition.envVarConflict, Self.message(of: Condition.envVarConflict)))
        } else if let database = stored.database {
            if let credential = ProvenCredential(database) {
                self = .credential(credential)
            } else {
                self = .none(Self.notReady(database.database))
            }
        } else {
            self = .none(Condition(Condition.databaseMissing, Self.message(of: Condition.databaseMissing)))
        }
    }

    /// What a condition of an environment means, where no more is known than its type.
    static func message(of type: String) -> String {
        switch type {
        case Condition.envVarConflict:
            "The app's own variable \(VariableName.databaseURL) is used; unset it to get the platform's."
        case Condition.databaseMissing:
            "The app has no database named \(databaseName), so \(VariableName.databaseURL) is not set."
        default: "The database \(databaseName) was not ready, so \(VariableName.databaseURL) is not set."
        }
    }

    /// What is given out; `nil` = nothing.
    var credential: ProvenCredential? {
        if case .credential(let credential) = self { credential } else { nil }
    }

    /// Why nothing is given out.
    var conditions: [Condition] {
        if case .none(let condition) = self { [condition] } else { [] }
    }

    private static func notReady(_ database: Database) -> Condition {
        let state =
            database.desired == .present
            ? "is \(database.state.rawValue) and has no credentials to give out" : "is deleted"
        return Condition(
            Condition.databaseNotReady,
            "The database \(databaseName) \(state), so \(VariableName.databaseURL) is not set.")
    }
}
