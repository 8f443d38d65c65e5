/// Whether the stored passwords of a database open with the key.
public struct SecretReading: Equatable, Sendable {
    /// How many are stored.
    public var stored: Int
    /// How many of them open.
    public var opened: Int

    /// A reading by its parts.
    public init(stored: Int, opened: Int) {
        self.stored = stored
        self.opened = opened
    }
}
