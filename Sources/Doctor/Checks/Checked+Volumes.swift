import Engines
import Model
import Store

extension Checked {
    /// G: the data of a database that was Ready is there until somebody has asked for its destruction.
    static func volumes(_ evidence: Evidence) -> Checked {
        if let unread = noControlPlane(.volumes, evidence) { return unread }
        var checked = Checked()
        for row in evidence.controlPlane.value?.databases ?? [] where row.owner != nil {
            checked.examined += 1
            let isToGo = row.desired == Desired.purged.rawValue || row.knownState == .purged
            if isToGo, row.auditedDestructions == 0 {
                checked.add(
                    .violation, .volumes, "PurgedUnasked", "\(row.id)",
                    "\(row.name) is \(row.state), and the audit log knows no request to destroy its volume")
            }
            if !isToGo, row.everReady, evidence.isOwn(row) { checked.judge(row, evidence.looks[row.id]) }
        }
        if case .notRead(let cause) = evidence.objects {
            checked.findings.insert(Finding(.unchecked, .volumes, "EngineUnread", cause), at: 0)
        }
        return checked
    }

    private mutating func judge(_ row: ExaminedDatabase, _ look: Reading<Observation>?) {
        guard let look else { return }
        switch look {
        case .notRead(let cause):
            add(.unchecked, .volumes, "VolumeUnread", "\(row.id)", "\(row.name): \(cause)")
        case .read(let seen):
            switch seen.volume {
            case .missing: lost(row, "VolumeMissing", "the volume of \(row.name) is gone or empty")
            case .incomplete: lost(row, "VolumeMissing", "the volume of \(row.name) holds no whole cluster")
            case .present(_, let identifier?) where row.systemIdentifier.map { $0 != identifier } ?? false:
                lost(row, "VolumeForeign", "the volume of \(row.name) holds the cluster \(identifier), not its own")
            case .present: break
            }
        }
    }

    /// A database that says so itself has told its owners; nobody can tell afterwards who has taken the volume.
    private mutating func lost(_ row: ExaminedDatabase, _ reason: String, _ message: String) {
        let isSaid = row.knownState == .failed && row.reason == reason
        add(
            isSaid ? .note : .violation, .volumes, reason, "\(row.id)", message,
            nextStep: "Put the volume back: the database is healed then. Nothing is made anew in its place.")
    }
}
