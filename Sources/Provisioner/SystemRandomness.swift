/// The operating system's cryptographic randomness.
public struct SystemRandomness: Randomness {
    /// No state of its own.
    public init() {}

    /// 64 bits from the operating system.
    public func next() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
