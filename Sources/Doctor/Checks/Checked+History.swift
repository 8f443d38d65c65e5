import Lifecycle
import Model
import Store

extension Checked {
    /// E: each database's events are contiguous and in order, the last one is what the row says, each change of state
    /// is one that there is, and no counter is behind.
    static func history(_ evidence: Evidence) -> Checked {
        guard case .read(let controlPlane) = evidence.controlPlane else {
            return noControlPlane(.history, evidence) ?? Checked()
        }
        var checked = Checked(examined: Int(clamping: controlPlane.eventCount))
        checked.counters(controlPlane)
        for row in controlPlane.databases { checked.events(of: row, controlPlane) }
        for edge in controlPlane.edges where !isKnown(edge) {
            checked.add(
                .violation, .history, "UnknownTransition", edge.example,
                "it went from \(edge.from) to \(edge.to), which the table of states doesn't allow")
        }
        return checked
    }

    private static func isKnown(_ edge: ControlPlaneExamination.Edge) -> Bool {
        guard let from = DatabaseState(rawValue: edge.from), let to = DatabaseState(rawValue: edge.to) else {
            return false
        }
        return StateTable.allows(from, to)
    }

    private mutating func counters(_ controlPlane: ControlPlaneExamination) {
        let newest = controlPlane.databases.map(\.revision).max() ?? 0
        if controlPlane.revision < max(newest, controlPlane.newestEvent) {
            add(
                .violation, .history, "CounterBehind", "history",
                "the counter of revisions stands at \(controlPlane.revision), and \(max(newest, controlPlane.newestEvent)) is used"
            )
        }
        let expected = controlPlane.revision - controlPlane.compacted - controlPlane.lostRevisions
        if controlPlane.eventCount != expected {
            add(
                .violation, .history, "EventsMissing", "history",
                "of revisions \(controlPlane.compacted + 1) to \(controlPlane.revision) there are \(controlPlane.eventCount) events instead of \(expected)"
            )
        }
    }

    private mutating func events(of row: ExaminedDatabase, _ controlPlane: ControlPlaneExamination) {
        let (history, subject) = (row.history, "\(row.id)")
        // An instance that belongs to nobody has no history yet; one whose events are old has none any more.
        if history.count == 0 {
            if row.owner != nil, row.revision > controlPlane.compacted {
                add(.violation, .history, "EventMissing", subject, "\(row.name) has no event of its last change")
            }
            return
        }
        if history.gaps > 0 || (history.firstSequence > 1 && controlPlane.compacted == 0) {
            add(.violation, .history, "SequenceGap", subject, "the events of \(row.name) are not contiguous")
        }
        if history.reversals > 0 {
            add(.violation, .history, "RevisionOrder", subject, "a later event of \(row.name) has no larger revision")
        }
        if history.brokenLinks > 0 {
            add(
                .violation, .history, "BrokenLink", subject,
                "an event of \(row.name) begins in another state than the one before it ends in")
        }
        if history.lastSequence != row.sequence || history.lastRevision != row.revision {
            add(
                .violation, .history, "EventMissing", subject,
                "the last event of \(row.name) is number \(history.lastSequence) at revision \(history.lastRevision), and its row says \(row.sequence) at \(row.revision)"
            )
        } else if !history.differing.isEmpty {
            add(
                .violation, .history, "RowDiffers", subject,
                "the last event of \(row.name) says something else than its row: \(history.differing.joined(separator: ", "))"
            )
        }
    }
}
