import Synchronization

/// Identities of clusters that were asked of their servers, by container: reading them from outside takes the engine as
/// long as a start. Only of containers in their first life, and forgotten without harm.
final class KnownClusters: Sendable {
    private let identifiers = Mutex<[String: String]>([:])

    /// Beyond this many the older ones are of no use any more.
    private static let limit = 1_000

    func identifier(container: String) -> String? { identifiers.withLock { $0[container] } }

    func learn(_ identifier: String, container: String) {
        identifiers.withLock {
            if $0.count >= Self.limit { $0.removeAll() }
            $0[container] = identifier
        }
    }
}
