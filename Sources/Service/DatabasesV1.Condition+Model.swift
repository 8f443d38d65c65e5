import Messages
import Model

extension DatabasesV1.Condition {
    /// The message that stands for a condition.
    init(_ condition: Condition) {
        self.init(
            type: condition.type, message: condition.message, since: condition.since.map { ProtobufTimestamp($0) })
    }
}
