/// What a transaction sees of its neighbours.
public enum TransactionMode: Sendable {
    /// Each statement sees what was committed before it.
    case readCommitted
    /// All statements see what was committed before the first.
    case repeatableRead
    /// The same, and nothing can be changed: a consistent look at several tables.
    case snapshot
    /// As if transactions ran one after the other; be ready to repeat it after SQLSTATE 40001.
    case serializable

    var begin: Statement {
        switch self {
        case .readCommitted: "begin"
        case .repeatableRead: "begin isolation level repeatable read"
        case .snapshot: "begin isolation level repeatable read read only"
        case .serializable: "begin isolation level serializable"
        }
    }
}
