import Model
import Store

/// One daemon's way to the `StoreModel`; calls take time and may be cut off.
struct StoreClient: LifecycleStore {
    let model: StoreModel
    let daemon: Daemon
    let clock: ManualClock
    var latency: Duration = .milliseconds(1)
    /// The host whose rows it works on; `nil` = all.
    var host: String?
    /// What happens to calls on their way; nothing without one.
    var line: StoreLine?

    func claim(limit: Int, lease: Duration) async throws -> [Record] {
        try await call { model.claim(limit: limit, lease: lease, holder: daemon.name, host: host) }
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

    func nextWake() async throws -> Timestamp? { try await call { model.nextWake(host: host) } }

    func now() async throws -> Timestamp { try await call { model.now } }

    private func call<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        if let line { return try await line.call(from: daemon, body) }
        try await clock.sleep(for: latency)
        if model.with({ $0.isDown }) { throw StoreLine.unreachable }
        return try daemon.effect(body)
    }
}
