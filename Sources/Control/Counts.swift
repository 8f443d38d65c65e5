import Model
import Store

extension Control {
    /// What is counted of the whole installation; nothing in it is anybody's.
    public struct Counts: Equatable, Sendable {
        /// Databases by state; those that are purged are left out.
        public let databases: [DatabaseState: Int]
        /// Watches of this daemon.
        public let watches: Int
    }

    /// Counts; for whoever may open the daemon's socket.
    ///
    /// - Throws: the store's fault.
    public func counts() async throws -> Counts {
        Counts(databases: try await store.databaseCounts(), watches: feed.watchCount)
    }
}
