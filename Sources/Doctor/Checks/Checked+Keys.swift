extension Checked {
    /// D: a key has one row, and at most one event, of the database that it names, or one deployment of its own.
    static func keys(_ evidence: Evidence) -> Checked {
        guard case .read(let controlPlane) = evidence.controlPlane else {
            return noControlPlane(.keys, evidence) ?? Checked()
        }
        var checked = Checked(examined: Int(clamping: controlPlane.keyCount))
        for effects in controlPlane.keyEffects {
            let subject = "\(effects.principal)/\(effects.key)"
            if effects.rows > 1 {
                checked.add(.violation, .keys, "KeyTwice", subject, "the key is recorded \(effects.rows) times")
            }
            if effects.events > 1 {
                checked.add(
                    .violation, .keys, "SeveralEffects", subject, "\(effects.events) changes were made under one key")
            }
            if effects.databases > 1 {
                checked.add(
                    .violation, .keys, "OtherDatabase", subject,
                    "what was changed under the key is not, or not only, the database that it names")
            }
            if effects.sharers > 1 {
                checked.add(
                    .violation, .keys, "SharedDeployment", subject, "\(effects.sharers) keys name the same deployment")
            }
        }
        return checked
    }
}
