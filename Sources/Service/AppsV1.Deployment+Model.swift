import Messages
import Model

extension AppsV1.Deployment {
    /// The message that stands for a deployment.
    init(_ deployment: Deployment) {
        self.init(
            id: deployment.id.rawValue, createdAt: ProtobufTimestamp(deployment.createdAt),
            createdBy: deployment.createdBy, databaseID: deployment.credential?.database.rawValue ?? "",
            credentialVersion: deployment.credential.map { UInt32(clamping: $0.version) } ?? 0,
            conditions: deployment.conditions.map { AppsV1.DeploymentCondition(type: $0.type, message: $0.message) })
    }
}
