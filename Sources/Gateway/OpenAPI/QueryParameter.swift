/// A query parameter that some operation understands; none has to be given.
enum QueryParameter: String {
    case pageSize, pageToken, name, showDeleted, deleteVolume
    case since, until, actor, action, outcome, app, databaseId, oldestFirst

    /// - Parameter operation: tells the tokens of two kinds of list apart.
    func rule(of operation: Operation) -> FieldRule {
        switch self {
        case .pageSize: .pageSize
        case .pageToken: operation == .listAudit ? .auditPage : .databasePage
        case .name, .app: .name
        case .showDeleted, .deleteVolume, .oldestFirst: .flag
        case .since, .until: .moment
        case .actor, .action: .words
        case .outcome: .outcome
        case .databaseId: .databaseID
        }
    }
}
