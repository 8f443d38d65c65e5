import Messages
import PaasClient

/// Watches one database until a goal is reached or the waiting is over.
struct Waiting: Sendable {
    /// How the waiting ended.
    enum Outcome: Equatable, Sendable {
        case reached(DatabasesV1.Database)
        case missed(DatabasesV1.Database)
        case timedOut
        case interrupted
    }

    let goal: WaitGoal
    let timeout: Duration
    /// Asks for the database as it stands: one that is purged already is in no watch's snapshot.
    let lookUp: @Sendable () async throws -> DatabasesV1.Database
    /// Hears of each change.
    let progress: @Sendable (DatabasesV1.Database) async -> Void

    /// - Parameters:
    ///   - watch: of the database alone.
    ///   - interrupted: returns when the user wants no more of it.
    /// - Throws: the watch's `Fault`.
    func run<Caller: RPCCaller>(
        _ watch: DatabaseWatch<Caller>, until interrupted: @escaping @Sendable () async -> Void
    ) async throws -> Outcome {
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            group.addTask {
                await interrupted()
                return .interrupted
            }
            group.addTask { [timeout] in
                try await Task.sleep(for: timeout)
                return .timedOut
            }
            group.addTask { try await follow(watch) }
            defer { group.cancelAll() }
            return try await group.next() ?? .interrupted
        }
    }

    private func follow<Caller: RPCCaller>(_ watch: DatabaseWatch<Caller>) async throws -> Outcome {
        var isKnown = false
        for try await update in watch {
            // A lost connection changes nothing: the watch takes itself up again, and the time limit counts on.
            guard case .event(let event) = update else { continue }
            var database = event.database
            if case .synced? = event.event, !isKnown { database = try await lookUp() }
            guard let database else { continue }
            isKnown = true
            switch goal.verdict(on: database) {
            case .reached: return .reached(database)
            case .missed: return .missed(database)
            case .underWay: await progress(database)
            }
        }
        return .interrupted
    }
}

extension DatabasesV1.WatchStatusResponse {
    /// The database that the event shows.
    fileprivate var database: DatabasesV1.Database? {
        switch event {
        case .snapshot(let database): database
        case .transition(let transition): transition.database
        case .synced, .bookmark, .reset, nil: nil
        }
    }
}
