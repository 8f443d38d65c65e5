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
    /// Goes on while the daemon can't be reached.
    let persistence: Persistence
    /// Finds out which database is meant.
    let find: @Sendable () async throws -> DatabasesV1.Database
    /// Asks for the database of an id as it stands: one that is purged already is in no watch's snapshot.
    let lookUp: @Sendable (String) async throws -> DatabasesV1.Database
    /// Hears of each change.
    let progress: @Sendable (DatabasesV1.Database) async -> Void

    /// - Parameters:
    ///   - watch: follows the database of an id alone.
    ///   - interrupted: returns when the user wants no more of it.
    /// - Throws: what finding it throws, and the watch's `Fault`; a daemon that can't be reached is waited for.
    func run<Caller: RPCCaller>(
        _ watch: @escaping @Sendable (String) -> DatabaseWatch<Caller>,
        until interrupted: @escaping @Sendable () async -> Void
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
            group.addTask {
                let found = try await persistence.answer(find)
                return try await follow(watch(found.id), id: found.id)
            }
            defer { group.cancelAll() }
            return try await group.next() ?? .interrupted
        }
    }

    private func follow<Caller: RPCCaller>(_ watch: DatabaseWatch<Caller>, id: String) async throws -> Outcome {
        var isKnown = false
        for try await update in watch {
            // A lost connection changes nothing: the watch takes itself up again, and the time limit counts on.
            guard case .event(let event) = update else { continue }
            var database = event.database
            if case .synced? = event.event, !isKnown {
                database = try await persistence.answer { try await lookUp(id) }
            }
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
