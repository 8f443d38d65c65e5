import Model
import Store
import Synchronization

/// The creates that this process works on: what is done for nobody yet waits for them.
final class CreateGauge: Sendable {
    private let count = Mutex(0)

    /// No create is worked on.
    var isIdle: Bool { count.withLock { $0 == 0 } }

    /// Whether a row is somebody's database that is being made.
    static func counts(_ record: Record) -> Bool { !record.isPooled && record.database.state == .provisioning }

    /// Counts a create for the time of the work.
    func during<Value>(_ record: Record, _ work: () async throws -> Value) async rethrows -> Value {
        guard Self.counts(record) else { return try await work() }
        count.withLock { $0 += 1 }
        defer { count.withLock { $0 -= 1 } }
        return try await work()
    }
}
