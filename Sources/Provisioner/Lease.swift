import FaultPoints
import Model
import Store
import Synchronization

/// A claim on a row, as this process knows it: valid for certain up to a moment of the local clock.
///
/// The local end is counted from before the store was asked, so that it never lies behind the store's.
final class Lease: Sendable {
    let id: DatabaseID
    let fence: Int64
    let length: Duration
    private let clock: any MonotonicClock
    private let end: Mutex<Duration>

    /// - Parameter claimedAt: the local time before the claim was asked for.
    init(id: DatabaseID, fence: Int64, length: Duration, claimedAt: Duration, clock: any MonotonicClock) {
        self.id = id
        self.fence = fence
        self.length = length
        self.clock = clock
        end = Mutex(claimedAt + length)
    }

    /// Throws `LeaseLost` once the lease may be over: then nothing may be done any more.
    func check() throws {
        guard clock.now() < end.withLock({ $0 }) else { throw LeaseLost(id: id) }
    }

    /// Runs work while the lease is kept alive; the work is cancelled as soon as the lease may be lost.
    ///
    /// - Throws: `LeaseLost`, or what the work throws.
    func hold<Value: Sendable>(
        in store: any LifecycleStore, while work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await self.keepAlive(in: store)
                return nil
            }
            group.addTask {
                try await self.waitForEnd()
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let value = result { return value }
            }
            throw CancellationError()
        }
    }

    /// Renews three times in a lease, more often while the store does not answer.
    private func keepAlive(in store: any LifecycleStore) async throws {
        var pause = length / 3
        while true {
            try await clock.sleep(for: pause)
            let askedAt = clock.now()
            do {
                try FaultPoint.passed("renew.unsent")
                try await store.renew(id, fence: fence, lease: length)
                try FaultPoint.passed("renew.committed")
                end.withLock { $0 = askedAt + length }
                pause = length / 3
            } catch let lost as LeaseLost {
                throw lost
            } catch {
                try Task.checkCancellation()
                // Not lost as long as it runs; `waitForEnd` ends the work in time.
                pause = length / 20
            }
        }
    }

    private func waitForEnd() async throws {
        while true {
            try check()
            try await clock.sleep(until: end.withLock { $0 })
        }
    }
}
