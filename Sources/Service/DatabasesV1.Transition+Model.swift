import Messages
import Model

extension DatabasesV1.Transition {
    /// The message that stands for a transition.
    init(_ transition: Transition) {
        self.init(
            database: DatabasesV1.Database(transition.database), from: DatabasesV1.State(transition.from),
            to: DatabasesV1.State(transition.to), reason: transition.reason, at: ProtobufTimestamp(transition.at),
            actor: transition.actor, sequence: UInt64(clamping: transition.database.sequence))
    }
}
