import Messages
import Model

extension DatabasesV1.Step {
    /// The message that stands for a step.
    init(_ step: Step) {
        self.init(
            name: step.name.rawValue, progressPercent: UInt32(clamping: step.progressPercent),
            startedAt: ProtobufTimestamp(step.startedAt), doneBytes: UInt64(clamping: step.doneBytes),
            totalBytes: UInt64(clamping: step.totalBytes))
    }
}
