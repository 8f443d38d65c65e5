import Model
import Store

/// One daemon's way to the `StoreModel`; calls take time and may be cut off.
struct StoreClient: LifecycleStore {
    let model: StoreModel
    let daemon: Daemon
    let clock: ManualClock
    var latency: Duration = .milliseconds(1)

    func claim(limit: Int, lease: Duration) async throws -> [Record] {
        try await call { model.claim(limit: limit, lease: lease, holder: daemon.name) }
    }

    func renew(_ id: DatabaseID, fence: Int64, lease: Duration) async throws {
        try await call { try model.renew(id, fence: fence, lease: lease) }
    }

    func apply(_ change: Change, to id: DatabaseID, fence: Int64, generation: Int64) async throws -> Record {
        try await call { try model.apply(change, to: id, fence: fence, generation: generation) }
    }

    func reserveAddress(_ candidates: [String], for id: DatabaseID, fence: Int64) async throws -> Endpoint? {
        try await call { try model.reserveAddress(candidates, for: id, fence: fence) }
    }

    func recordAddress(_ host: String, for id: DatabaseID, fence: Int64) async throws -> Endpoint {
        try await call { try model.recordAddress(host, for: id, fence: fence) }
    }

    func wake(_ id: DatabaseID) async throws { try await call { model.wake(id) } }

    func nextWake() async throws -> Timestamp? { try await call { model.nextWake() } }

    func now() async throws -> Timestamp { try await call { model.now } }

    private func call<Value>(_ body: () throws -> Value) async throws -> Value {
        try await clock.sleep(for: latency)
        if model.with({ $0.isDown }) { throw Fault(.unavailable, reason: "Unreachable", "the store does not answer") }
        return try daemon.effect(body)
    }
}
