import Messages

/// Which database a name means: several may have had it, of which at most one is not deleted.
enum NameChoice {
    /// The one that is not deleted, else the only deleted one.
    case live
    /// The only deleted one, else the one that is not deleted.
    case deleted

    /// - Throws: `CommandFailure` for none or several.
    func choose(
        _ name: String, from databases: [DatabasesV1.Database], _ scope: AppScope
    ) throws(CommandFailure) -> DatabasesV1.Database {
        let live = databases.filter { !Self.goneStates.contains($0.state) }
        let deleted = databases.filter { $0.state == .deleting || $0.state == .deleted }
        let candidates = self == .live ? (live.isEmpty ? deleted : live) : (deleted.isEmpty ? live : deleted)
        guard let database = candidates.first else {
            throw CommandFailure(
                .notFound,
                """
                Error: There is no database «\(name)» in \(scope.org)/\(scope.app).
                  → paas databases list\(scope.flags)
                """)
        }
        guard candidates.count == 1 else {
            let ids = candidates.map { "  \($0.id)  \($0.state.word) since \($0.since?.shortText ?? "-")" }
            throw CommandFailure(
                .conflict,
                (["Error: Several databases had the name «\(name)»; name one by its id:"] + ids).joined(separator: "\n")
            )
        }
        return database
    }

    private static let goneStates: Set<DatabasesV1.State> = [.deleting, .deleted, .purging, .purged]
}
