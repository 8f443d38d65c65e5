import Lifecycle
import Model
import Store

extension Checked {
    /// C: work has a reason, a next attempt and a deadline, and nothing is due for long while somebody serves.
    static func progress(_ evidence: Evidence, _ bounds: Bounds) -> Checked {
        guard case .read(let controlPlane) = evidence.controlPlane else {
            return noControlPlane(.progress, evidence) ?? Checked()
        }
        var checked = Checked(examined: controlPlane.databases.count)
        var idle: [String: Int] = [:]
        for row in controlPlane.databases {
            checked.words(of: row, now: controlPlane.now)
            guard let delay = delay(of: row, now: controlPlane.now), delay > bounds.overdue else { continue }
            if isServed(row, controlPlane, evidence, bounds) {
                checked.add(
                    .violation, .progress, "Overdue", "\(row.id)",
                    "\(row.name) is \(row.state) (\(row.reason)), due for \(delay.words) and nobody works on it",
                    nextStep: "The daemon's log says what it does instead.")
            } else {
                idle[row.host, default: 0] += 1
            }
        }
        for (host, count) in idle.sorted(by: { $0.key < $1.key }) {
            let place = host.isEmpty ? "here" : "on \(host)"
            checked.add(
                .unchecked, .progress, "NobodyServes", host,
                "\(count) \(count == 1 ? "database waits" : "databases wait"), and no daemon serves \(place)",
                nextStep: "Start paasd there.")
        }
        checked.late(controlPlane, bounds)
        checked.lateLogins(controlPlane, evidence, bounds)
        return checked
    }

    private mutating func words(of row: ExaminedDatabase, now: Timestamp) {
        let subject = "\(row.id)"
        guard let state = row.knownState else {
            return add(
                .violation, .progress, "UnknownState", subject,
                "\(row.name) is in a state that there isn't: \(row.state)")
        }
        guard state.isWorking || (state == .ready && row.rotation != nil) else {
            if state == .ready, row.nextWake == nil {
                add(.violation, .progress, "NeverLookedAt", subject, "\(row.name) is ready and never looked at again")
            }
            return
        }
        if row.reason.isEmpty {
            add(.violation, .progress, "NoReason", subject, "\(row.name) is \(row.state) and doesn't say why")
        }
        guard let next = row.nextWake else {
            return add(
                .violation, .progress, "NoNextAttempt", subject, "\(row.name) is \(row.state) and is never tried again")
        }
        // Work that nobody has taken up yet gets its deadline when somebody does.
        if row.deadline == nil, next > now, row.leaseUntil.map({ $0 <= now }) ?? true {
            add(.violation, .progress, "NoDeadline", subject, "\(row.name) is \(row.state) and is never given up")
        }
    }

    private mutating func lateLogins(
        _ controlPlane: ControlPlaneExamination, _ evidence: Evidence, _ bounds: Bounds
    ) {
        for login in controlPlane.lateLogins {
            let over = controlPlane.now.since(login.endedAt)
            guard over > bounds.overdue,
                let row = controlPlane.databases.first(where: { "\($0.id)" == login.database }),
                Self.isServed(row, controlPlane, evidence, bounds)
            else { continue }
            add(
                .violation, .progress, "LoginRemains", login.id,
                "the temporary login to \(row.name) is over since \(over.words) and not removed",
                nextStep: "The daemon's log says why. Its server lets nobody in with it; sessions may go on.")
        }
    }

    private mutating func late(_ controlPlane: ControlPlaneExamination, _ bounds: Bounds) {
        for row in controlPlane.databases {
            guard let deadline = row.deadline, let lease = row.leaseUntil, lease > controlPlane.now,
                controlPlane.now.since(deadline) > bounds.pastDeadline
            else { continue }
            add(
                .violation, .progress, "PastDeadline", "\(row.id)",
                "\(row.name) is \(row.state) and still worked on, \(controlPlane.now.since(deadline).words) past its deadline"
            )
        }
    }

    /// For how long a row has been due that nobody works on.
    private static func delay(of row: ExaminedDatabase, now: Timestamp) -> Duration? {
        if let lease = row.leaseUntil, lease > now { return nil }
        return row.nextWake.map { now.since(max($0, row.leaseUntil ?? $0)) }
    }

    private static func isServed(
        _ row: ExaminedDatabase, _ controlPlane: ControlPlaneExamination, _ evidence: Evidence, _ bounds: Bounds
    ) -> Bool {
        if evidence.isOwn(row) { return evidence.daemon.value?.answer == .serving }
        guard let seen = controlPlane.hosts.first(where: { $0.name == row.host })?.seenAt else { return false }
        return controlPlane.now.since(seen) <= bounds.hostSilence
    }
}

extension Duration {
    /// For people: whole seconds.
    var words: String { "\(components.seconds) s" }
}
