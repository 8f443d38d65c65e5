import Control
import Messages
import Model

extension OperationsV1.GetKeyStatusResponse {
    /// The message that stands for a status.
    init(_ status: KeyStatus) {
        var keys = status.keys.map { key, isHeld in
            OperationsV1.Key(
                id: key.id.description, state: key.state.rawValue, since: ProtobufTimestamp(key.since),
                secrets: UInt64(clamping: key.rows), isHeld: isHeld)
        }
        if status.nameless > 0 {
            keys.append(OperationsV1.Key(state: "nameless", secrets: UInt64(clamping: status.nameless)))
        }
        self.init(
            isSealed: status.sealedBecause != nil, message: status.sealedBecause ?? "", keys: keys,
            lostDatabases: UInt64(clamping: status.lost.databases),
            lostVariables: status.lost.variables.map { .init(org: $0.org, app: $0.app, name: $0.name) },
            lostDeployments: UInt64(clamping: status.lost.deployments))
    }
}
