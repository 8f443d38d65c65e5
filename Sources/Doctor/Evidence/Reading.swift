/// What a look has given, or why it has given nothing.
public enum Reading<Value: Sendable>: Sendable {
    /// This was seen.
    case read(Value)
    /// It could not be seen; a sentence for people says why.
    case notRead(String)

    /// What was seen.
    public var value: Value? { if case .read(let value) = self { value } else { nil } }
}
