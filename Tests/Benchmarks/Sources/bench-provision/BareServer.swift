/// What a create is compared with: the same PostgreSQL, started without this platform.
protocol BareServer: Sendable {
    /// What is measured, in a few words.
    var description: String { get }

    /// Seconds from the start to the first login.
    func measure() async throws -> Double
}
