import Control
import Model
import Sealing
import Store

/// What the operator says of one run of the daemon.
struct DaemonSettings: Sendable {
    /// The installation's folder.
    let home: Home
    /// Names the lock on the home among all locks.
    let lock: String
    /// The host that the home is to belong to; `nil` = the recorded one, else the machine's name.
    let host: HostName?
    /// Connection string of the control plane.
    let controlPlane: String
    /// The user that the gateway runs as; `nil` = nobody has said.
    let gatewayUser: UInt32?
    /// Where the RPC server listens.
    let socketPath: String
    /// Where the key-encryption key is; made if there is none.
    let keyFiles: KeyFiles
    /// Which engine.
    let engine: EngineChoice
    /// How databases run on a Docker engine.
    let docker: DockerOptions
    /// Folder with `<major>/bin` for majors that the system lacks; `nil` = the home's.
    let postgresFolder: String?
    /// How much of the history is kept.
    let history: HistoryRetention
    /// Where the ends of the audit log's chains are written down outside of the control plane.
    let auditExports: [AuditExport]
    /// Which instances are kept ready for creates.
    let pool: PoolOptions
}
