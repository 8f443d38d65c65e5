import Engines
import Model
import Sealing
import Store

/// Looks at an installation as a whole and says which of its promises are broken. Changes nothing.
///
/// Whatever can't be reached, be it the control plane, the engine, the key or the daemon, is said and the rest is
/// looked at all the same.
public struct Doctor: Sendable {
    /// The installation's folder.
    let home: String
    /// Name of the host that the folder is on; empty = all databases are here.
    let host: String
    let store: Reading<Store>
    let engine: Reading<any ExaminedEngine>
    let keyring: Reading<Keyring>
    let daemon: any DaemonTrial
    /// `nil` = nothing is logged in to.
    let logins: (any LoginTrial)?
    /// Secrets beside the databases' that must not stand anywhere; `nil` = none is looked for.
    let secrets: [NamedSecret]?
    /// The ends of the audit log's chains that are kept outside of the control plane.
    let auditEnds: Reading<AuditHeads?>
    let bounds: Bounds

    /// Takes what is to be looked at.
    ///
    /// - Parameters:
    ///   - logins: tries the passwords; `nil` = nothing is logged in to.
    ///   - auditEnds: where the audit log's chains once ended, as it stands outside of the control plane.
    ///   - secrets: what is looked for beside the databases' passwords; `nil` = nothing is looked for.
    public init(
        home: String, host: String = "", store: Reading<Store>, engine: Reading<any ExaminedEngine>,
        keyring: Reading<Keyring>, daemon: any DaemonTrial, logins: (any LoginTrial)?, secrets: [NamedSecret]?,
        auditEnds: Reading<AuditHeads?> = .read(nil), bounds: Bounds = Bounds()
    ) {
        self.home = home
        self.host = host
        self.store = store
        self.engine = engine
        self.keyring = keyring
        self.daemon = daemon
        self.logins = logins
        self.secrets = secrets
        self.auditEnds = auditEnds
        self.bounds = bounds
    }

    /// Between two looks.
    private static let pause = Duration.seconds(1)

    /// Looks, and where something seems to be broken looks again: control plane and engine are not read at one moment,
    /// so what is on its way from one state to the next looks broken once, and not twice.
    ///
    /// - Throws: `CancellationError`.
    public func examine() async throws -> Report {
        var evidence = await look(withSecrets: true)
        let leaks = evidence.leaks
        var checked = Checked.all(evidence, bounds: bounds)
        if checked.contains(where: { $0.0 != .secrets && $0.1.findings.contains { $0.kind == .violation } }) {
            try await Task.sleep(for: Self.pause)
            let before = checked.flatMap(\.1.findings)
            evidence = await look(withSecrets: false)
            evidence.leaks = leaks
            checked = Checked.all(evidence, bounds: bounds).map { invariant, outcome in
                var outcome = outcome
                outcome.findings.removeAll { found in
                    found.kind == .violation && !before.contains { $0.isSame(as: found) }
                }
                return (invariant, outcome)
            }
        }
        return Report(
            home: home, examined: Dictionary(uniqueKeysWithValues: checked.map { ($0.0, $0.1.examined) }),
            findings: checked.flatMap(\.1.findings))
    }
}
