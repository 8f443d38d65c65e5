import Postgres

/// One step of the schema's history. What was released never changes; a change is a new migration.
struct Migration {
    /// 1, 2, 3 … without gaps.
    let number: Int64
    /// For people.
    let name: String
    /// Executed in order, in one transaction with the record that they were.
    let statements: [String]

    /// All of them, in order.
    static let all: [Migration] = [
        .controlPlane, .environment, .idempotency, .hosts, .pool, .restoration, .keys, .access, .chain, .logins,
        .sessions,
    ]

    /// The schema that this program works with.
    static var newest: Int64 { all.last?.number ?? 0 }
}
