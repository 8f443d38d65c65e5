import Messages
import Model

extension AppsV1.Variable {
    /// The message that stands for a variable.
    init(_ variable: Variable) {
        self.init(
            name: variable.name.rawValue, updatedAt: ProtobufTimestamp(variable.updatedAt),
            updatedBy: variable.updatedBy)
    }
}
