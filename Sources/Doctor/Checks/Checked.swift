/// What one check has to say.
struct Checked: Equatable {
    /// How many things it has judged.
    var examined = 0
    /// What it has found.
    var findings: [Finding] = []

    /// Everything that the evidence tells, in the order of the promises.
    static func all(_ evidence: Evidence, bounds: Bounds) -> [(Invariant, Checked)] {
        [
            (.orphans, orphans(evidence)), (.credentials, credentials(evidence)),
            (.progress, progress(evidence, bounds)), (.keys, keys(evidence)), (.history, history(evidence)),
            (.audit, audit(evidence)), (.volumes, volumes(evidence)), (.daemon, daemon(evidence, bounds)),
            (.secrets, secrets(evidence)),
        ]
    }

    /// Nothing could be judged, and why.
    static func unchecked(_ invariant: Invariant, _ reason: String, _ message: String) -> Checked {
        Checked(findings: [Finding(.unchecked, invariant, reason, message)])
    }

    /// The control plane could not be read, so nothing of it can be judged.
    static func noControlPlane(_ invariant: Invariant, _ evidence: Evidence) -> Checked? {
        guard case .notRead(let cause) = evidence.controlPlane else { return nil }
        return unchecked(invariant, "ControlPlaneUnread", cause)
    }

    mutating func add(
        _ kind: Finding.Kind, _ invariant: Invariant, _ reason: String, _ subject: String, _ message: String,
        nextStep: String = ""
    ) {
        findings.append(Finding(kind, invariant, reason, subject: subject, message, nextStep: nextStep))
    }
}
