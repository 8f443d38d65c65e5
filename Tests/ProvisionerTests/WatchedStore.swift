import Model
import Provisioner
import Sealing
import Store
import Synchronization

@testable import Simulation

/// Passes everything on to the real store and keeps what it answered, for the rules' sake.
final class WatchedStore: LifecycleStore, Overseer {
    /// What several daemons' stores have seen.
    final class Sightings: Sendable {
        fileprivate let records = Mutex<[DatabaseID: Record]>([:])
        fileprivate let holders = Mutex<[DatabaseID: String]>([:])

        func password(of id: DatabaseID) -> Secret? {
            records.withLock { $0[id]?.credential }.map(OpenSealer.text)
        }
    }

    private let store: StoreLifecycle
    private let daemon: Daemon
    private let sightings: Sightings

    init(_ store: StoreLifecycle, daemon: Daemon, sightings: Sightings) {
        self.store = store
        self.daemon = daemon
        self.sightings = sightings
    }

    func claim(limit: Int, lease: Duration) async throws -> [Record] {
        try await seen { try await store.claim(limit: limit, lease: lease) }
    }

    func claim(work: Int, looks: Int, lease: Duration) async throws -> [Record] {
        try await seen { try await store.claim(work: work, looks: looks, lease: lease) }
    }

    func end(_ looks: [EndedLook]) async throws -> Set<DatabaseID> {
        try daemon.pass()
        let ended = try await store.end(looks)
        try daemon.pass()
        return ended
    }

    private func seen(_ claim: () async throws -> [Record]) async throws -> [Record] {
        try daemon.pass()
        let records = try await claim()
        for record in records {
            see(record)
            sightings.holders.withLock { $0[record.database.id] = daemon.name }
        }
        try daemon.pass()
        return records
    }

    func renew(_ id: DatabaseID, fence: Int64, lease: Duration) async throws {
        try daemon.pass()
        try await store.renew(id, fence: fence, lease: lease)
    }

    func apply(_ change: Change, to id: DatabaseID, fence: Int64, generation: Int64) async throws -> Record {
        try daemon.pass()
        let record = try await store.apply(change, to: id, fence: fence, generation: generation)
        see(record)
        try daemon.pass()
        return record
    }

    func reserveAddress(_ candidates: [String], for id: DatabaseID, fence: Int64) async throws -> Endpoint? {
        try daemon.pass()
        let endpoint = try await store.reserveAddress(candidates, for: id, fence: fence)
        try daemon.pass()
        return endpoint
    }

    func recordAddress(_ host: String, for id: DatabaseID, fence: Int64) async throws -> Endpoint {
        try daemon.pass()
        let endpoint = try await store.recordAddress(host, for: id, fence: fence)
        try daemon.pass()
        return endpoint
    }

    func wake(_ id: DatabaseID) async throws { try await store.wake(id) }

    func nextWake() async throws -> Timestamp? { try await store.nextWake() }

    func now() async throws -> Timestamp { try await store.now() }

    func isHeld(_ id: DatabaseID, by daemon: String) -> Bool { sightings.holders.withLock { $0[id] } == daemon }

    func isPurgeWanted(_ id: DatabaseID) -> Bool {
        sightings.records.withLock { $0[id]?.database.desired } == .purged
    }

    func password(of id: DatabaseID) -> Secret? { sightings.password(of: id) }

    func pendingPassword(of id: DatabaseID) -> Secret? {
        sightings.records.withLock { $0[id]?.pendingCredential }.map(OpenSealer.text)
    }

    private func see(_ record: Record) { sightings.records.withLock { $0[record.database.id] = record } }
}
