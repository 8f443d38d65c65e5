/// Asks a home's daemon how it is, and the system what it uses.
public protocol DaemonTrial: Sendable {
    /// - Parameter limit: how long the daemon may take to answer.
    /// - Returns: `notRead` where there is none, with a sentence for people.
    func read(within limit: Duration) async -> Reading<DaemonReading>
}
