import Engines
import Model
import Store

extension Checked {
    /// A: what the engine holds belongs to a row of this host that is not purged, and what is deleted doesn't run.
    static func orphans(_ evidence: Evidence) -> Checked {
        if let unread = noControlPlane(.orphans, evidence) { return unread }
        guard case .read(let objects) = evidence.objects else {
            guard case .notRead(let cause) = evidence.objects else { return Checked() }
            return unchecked(.orphans, "EngineUnread", cause)
        }
        let rows = Dictionary(
            (evidence.controlPlane.value?.databases ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var checked = Checked(examined: objects.count)
        for object in objects where !object.isShared {
            let what = "\(object.kind.rawValue) \(object.name)"
            guard let id = object.database else {
                checked.strange(object, what)
                continue
            }
            guard let row = rows[id] else {
                if evidence.controlPlane.value?.quarantined.contains(id) == true {
                    checked.quarantined(id, what)
                    continue
                }
                checked.add(
                    .violation, .orphans, "Orphan", what, "no row of the control plane knows the database \(id)",
                    nextStep:
                        "Nothing removes it by itself: look into it, and remove it by hand once nobody wants its data.")
                continue
            }
            checked.judge(object, what, row, isOwn: evidence.isOwn(row))
        }
        return checked
    }

    private mutating func judge(_ object: EngineObject, _ what: String, _ row: ExaminedDatabase, isOwn: Bool) {
        switch row.knownState {
        case .purged:
            add(.violation, .orphans, "Leftover", what, "the database \(row.id) (\(row.name)) was purged")
        case .deleted where object.isRunning:
            add(.violation, .orphans, "InstanceRuns", what, "the database \(row.id) (\(row.name)) is deleted")
        default:
            if !isOwn {
                add(
                    .violation, .orphans, "Misplaced", what,
                    "the database \(row.id) (\(row.name)) lives on the host \(row.host)")
            }
        }
    }

    /// Newer than a copy of the control plane that was put back: kept and told, which is what is promised.
    private mutating func quarantined(_ id: DatabaseID, _ what: String) {
        add(
            .note, .orphans, "Quarantined", what,
            "the database \(id) is newer than the copy of the control plane that was put back; it is left alone",
            nextStep: "Take out the data that somebody still wants, and then remove it by hand.")
    }

    /// Bears the installation's mark, and says no database.
    private mutating func strange(_ object: EngineObject, _ what: String) {
        switch object.kind {
        case .container, .volume, .process:
            add(
                .violation, .orphans, "Orphan", what, "it bears the installation's mark and names no database",
                nextStep: "Nothing removes it by itself: look into it, and remove it by hand once nobody wants it.")
        case .network, .directory:
            add(.note, .orphans, "Strange", what, "it is no database's; nothing of the platform uses it")
        }
    }
}
