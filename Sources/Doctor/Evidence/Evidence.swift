import Engines
import Model
import Store

/// All that was seen of an installation: what the checks judge, without looking at anything themselves.
public struct Evidence: Sendable {
    /// Name of the host that was looked at; only its databases are on the engine that was asked. Empty = all are.
    public var host: String
    /// The rows, the history, the audit log.
    public var controlPlane: Reading<ControlPlaneExamination>
    /// What a walk along the audit log's chains has found; `nil` = they have not begun.
    public var chains: Reading<AuditVerification?> = .read(nil)
    /// What the engine holds.
    public var objects: Reading<[EngineObject]>
    /// What the engine sees of each database.
    public var looks: [DatabaseID: Reading<Observation>] = [:]
    /// Whether the key is the one that the control plane's secrets are sealed with.
    public var keyFits: Reading<Bool>
    /// Which stored passwords open.
    public var secrets: [DatabaseID: SecretReading] = [:]
    /// Which stored passwords log in, where an instance runs; `nil` = that was not wanted.
    public var logins: [DatabaseID: LoginReading]?
    /// The daemon.
    public var daemon: Reading<DaemonReading>
    /// Where secrets were looked for; `nil` = that was not wanted.
    public var leaks: Reading<LeakReading>?

    /// Evidence of which some is still to come.
    public init(
        host: String = "", controlPlane: Reading<ControlPlaneExamination>, objects: Reading<[EngineObject]>,
        keyFits: Reading<Bool>, daemon: Reading<DaemonReading>
    ) {
        self.host = host
        self.controlPlane = controlPlane
        self.objects = objects
        self.keyFits = keyFits
        self.daemon = daemon
    }

    /// The rows of the host that was looked at.
    var ownDatabases: [ExaminedDatabase] { (controlPlane.value?.databases ?? []).filter(isOwn) }

    /// Whether a database lives on the host that was looked at.
    func isOwn(_ database: ExaminedDatabase) -> Bool {
        host.isEmpty || database.host.isEmpty || database.host == host
    }
}
