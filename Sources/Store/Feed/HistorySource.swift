import Postgres

/// Where the feed reads the history.
protocol HistorySource: Sendable {
    /// The databases that are not purged, all as they stood at one revision.
    func snapshot(_ filter: WatchFilter) async throws -> HistorySnapshot

    /// The first `limit` transitions after a revision, in order.
    func history(after revision: Int64, filter: WatchFilter, limit: Int) async throws -> HistoryPage

    /// Removes the events that exceed the limits.
    ///
    /// - Returns: how many were removed.
    @discardableResult
    func compactHistory(keeping retention: HistoryRetention) async throws -> Int

    /// Forgets the keys of requests that are too old to count.
    ///
    /// - Returns: how many there were.
    @discardableResult
    func forgetKeys() async throws -> Int

    /// Forgets temporary logins that have ended.
    ///
    /// - Returns: how many there were.
    @discardableResult
    func forgetLogins() async throws -> Int

    /// Removes deployments that are older than an age and not the newest of their app.
    ///
    /// - Returns: how many were removed.
    @discardableResult
    func forgetDeployments(olderThan age: Duration) async throws -> Int

    /// Whom tokens and sessions speak for now, by what identifies them; those that speak for nobody are missing.
    func principals(tokenIDs: [String]) async throws -> [String: Principal]
}

extension Store: HistorySource {}

/// Says when to read it.
protocol HistoryListener: Sendable {
    /// Listens until the task is cancelled. Events are delivered one after the other and in order.
    nonisolated(nonsending) func run(onEvent: (PostgresListener.Event) async -> Void) async
}

extension PostgresListener: HistoryListener {}
