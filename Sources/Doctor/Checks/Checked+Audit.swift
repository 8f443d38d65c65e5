import Store

extension Checked {
    /// F: whatever somebody has asked for and got has its line in the audit log: changes, deployments, and as many
    /// changes of a password as it has had.
    /// And each line is as it was written: its chain of hashes is whole, up to the ends that are kept elsewhere.
    static func audit(_ evidence: Evidence) -> Checked {
        guard case .read(let controlPlane) = evidence.controlPlane else {
            return noControlPlane(.audit, evidence) ?? Checked()
        }
        var checked = Checked(examined: Int(clamping: controlPlane.auditCount))
        for event in controlPlane.unauditedEvents {
            checked.add(
                .violation, .audit, "UnauditedChange", "\(event.database) at \(event.revision)",
                "\(event.actor) has changed the database, and the audit log has no line of it")
        }
        for deployment in controlPlane.unauditedDeployments {
            checked.add(
                .violation, .audit, "UnauditedDeployment", deployment,
                "the deployment was made, and the audit log has no line of it")
        }
        for login in controlPlane.unauditedLogins {
            checked.add(
                .violation, .audit, "UnauditedLogin", login,
                "the temporary login was made, and the audit log has no line of it")
        }
        for row in controlPlane.databases {
            guard let version = row.credential?.version, row.owner != nil,
                Int64(version) > 1 + row.auditedRotations
            else { continue }
            checked.add(
                .violation, .audit, "UnauditedPassword", "\(row.id)",
                "\(row.name) has its password number \(version), and the audit log knows \(row.auditedRotations) requests to change it"
            )
        }
        if controlPlane.auditIDs.highest > controlPlane.auditIDs.given {
            checked.add(
                .violation, .audit, "CounterBehind", "audit",
                "a line has the number \(controlPlane.auditIDs.highest), and \(controlPlane.auditIDs.given) was the last one that was given out"
            )
        }
        checked.addChains(evidence)
        return checked
    }

    private mutating func addChains(_ evidence: Evidence) {
        switch evidence.chains {
        case .notRead(let cause): add(.unchecked, .audit, "AuditUnread", "chains", cause)
        case .read(nil): break
        case .read(let verification?):
            for found in verification.findings {
                let place = [
                    found.org.isEmpty ? "installation" : found.org, found.seq > 0 ? "place \(found.seq)" : "",
                    found.line > 0 ? "line \(found.line)" : "",
                ].filter { !$0.isEmpty }.joined(separator: " ")
                add(.violation, .audit, found.reason.rawValue, place, found.message)
            }
        }
    }
}
