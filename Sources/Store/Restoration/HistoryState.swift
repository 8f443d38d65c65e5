import Model

/// Where the history stands now, with what is needed to compare it with a mark.
struct HistoryState: Equatable, Sendable {
    var mark: HistoryMark
    /// The epochs that this history goes back to.
    var ancestors: Set<String> = []
    /// When the event of the compared mark's revision happened here; `nil` if this history does not hold it.
    var atMarkedRevision: Timestamp?
    /// Somebody has restored it from a backup since a daemon looked last.
    var isRestoredCopy = false
    /// Some databases still have to be proven after an earlier restoration.
    var isRestoring = false

    /// What a comparison shows.
    enum Verdict: Equatable {
        /// The mark's history goes on here.
        case goesOn
        /// It is another installation's control plane.
        case foreign
        /// What the mark knows of is not here any more: an old copy was put back.
        case lost
    }

    /// Compares with the mark that a daemon has kept; `nil` = it has none yet.
    func compare(with kept: HistoryMark?) -> Verdict {
        if let kept, kept.installation != mark.installation { return .foreign }
        if isRestoredCopy { return .lost }
        guard let kept else { return .goesOn }
        // Another daemon has noticed it before and has begun this epoch.
        guard kept.epoch == mark.epoch else { return ancestors.contains(kept.epoch) ? .goesOn : .lost }
        if mark.revision < kept.revision || mark.audit < kept.audit { return .lost }
        // As many events as before, but others: a copy that somebody has gone on with elsewhere.
        if let known = kept.at, let found = atMarkedRevision, known != found { return .lost }
        return .goesOn
    }
}
