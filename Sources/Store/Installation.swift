/// This installation, as its control plane knows it.
public struct Installation: Equatable, Sendable {
    /// Identifies it for ever: engines' objects carry it. 32 hexadecimal digits.
    public var id: String
    /// Identity of the history; 16 hexadecimal digits.
    public var epoch: String

    /// Puts an installation together from its parts.
    public init(id: String, epoch: String) {
        self.id = id
        self.epoch = epoch
    }
}
