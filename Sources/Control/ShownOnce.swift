import Model

/// Something that was made together with a secret, which is in no later answer.
public struct ShownOnce<Value: Sendable>: Sendable {
    /// What was made.
    public let value: Value
    /// Its secret: a token, or an invitation's code.
    public let secret: Secret
}

extension ShownOnce: Equatable where Value: Equatable {}
