import Messages
import Model

extension DatabasesV1.TemporaryLogin {
    /// The message that stands for a temporary login.
    init(_ login: TemporaryLogin) {
        self.init(
            id: login.id.rawValue, username: login.id.role, createdBy: login.createdBy,
            createdAt: ProtobufTimestamp(login.createdAt), expiresAt: ProtobufTimestamp(login.expiresAt),
            auditID: login.auditID)
    }
}
