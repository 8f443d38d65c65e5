import Messages
import Model
import PaasClient
import Testing

/// What one watch of all that the owner may see has delivered, held to what a watch promises.
actor WatchRecorder {
    /// Where the watch stands.
    private(set) var revision: UInt64 = 0
    private(set) var isSynced = false
    /// Why the history could not be continued, each time.
    private(set) var resets: [String] = []
    private(set) var epoch = ""
    private var sequences: [String: [UInt64]] = [:]
    private var states: [String: UInt64] = [:]
    private var faults: [String] = []

    /// Follows until the task is cancelled.
    func follow(_ site: Site, from position: Position? = nil, through socket: String? = nil) async throws {
        revision = UInt64(position?.revision ?? 0)
        try await site.call("owner", through: socket) { @Sendable client in
            for try await update in client.watch(from: position) {
                if case .event(let event) = update { await note(event) }
            }
        }
    }

    private func note(_ response: DatabasesV1.WatchStatusResponse) {
        epoch = response.epoch
        switch response.event {
        case .snapshot(let database):
            isSynced = false
            states[database.id] = database.revision
            return
        case .reset(let reset):
            resets.append(reset.reason)
            sequences = [:]
            isSynced = false
            return
        case .synced: isSynced = true
        case .transition(let transition):
            if response.revision <= revision { faults.append("\(response.revision) after \(revision)") }
            let id = transition.database?.id ?? ""
            states[id] = response.revision
            if let last = sequences[id]?.last, transition.sequence != last + 1 {
                faults.append("\(id): sequence \(transition.sequence) after \(last)")
            }
            sequences[id, default: []].append(transition.sequence)
        case .bookmark, nil: break
        }
        revision = max(revision, response.revision)
    }

    /// Nothing was lost, repeated or reordered, and the last that is known of each database is how it stands.
    func compare(with site: Site) async throws {
        #expect(faults.isEmpty)
        for row in try await site.sql("select id, revision from databases where revision > 0") {
            #expect(states[row[0]] == UInt64(row[1]), "\(row)")
        }
    }
}
