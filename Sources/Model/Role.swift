/// What a member may do in an organisation; each role includes those before it.
public enum Role: String, Sendable, CaseIterable, Comparable {
    /// Lists, shows, watches.
    case viewer
    /// Creates.
    case member
    /// Reveals connection strings.
    case admin
    /// Deletes, undeletes, destroys.
    case owner

    private var rank: Int {
        switch self {
        case .viewer: 0
        case .member: 1
        case .admin: 2
        case .owner: 3
        }
    }

    /// A role is less than another that includes it.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}
