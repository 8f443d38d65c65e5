import Messages
import Model
import PaasClient

/// Follows a watch until something else ends it.
struct Following: Sendable {
    let show: @Sendable (DatabasesV1.WatchStatusResponse) -> Void
    let say: @Sendable (String) -> Void

    /// Returns when `ended` does.
    ///
    /// - Throws: the watch's `Fault`, also when not even its first event could be had.
    func run<Caller: RPCCaller>(
        _ watch: DatabaseWatch<Caller>, until ended: @escaping @Sendable () async -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await ended() }
            group.addTask { try await follow(watch) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func follow<Caller: RPCCaller>(_ watch: DatabaseWatch<Caller>) async throws {
        var seen = false
        var isInterrupted = false
        for try await update in watch {
            switch update {
            case .event(let event):
                if isInterrupted { say("Connected again.") }
                isInterrupted = false
                seen = true
                show(event)
            case .interrupted(let fault):
                guard seen else { throw fault }
                if !isInterrupted { say("\(fault.message) What is shown may be old; trying again …".visible) }
                isInterrupted = true
            }
        }
    }
}
