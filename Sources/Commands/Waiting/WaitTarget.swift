import Messages

/// Which database a wait is for.
enum WaitTarget: Sendable {
    case known(DatabasesV1.Database)
    /// Still to be found by its id or name.
    case named(String, NameChoice)

    /// What the user calls it.
    var reference: String {
        switch self {
        case .known(let database): database.name
        case .named(let reference, _): reference.visible
        }
    }
}
