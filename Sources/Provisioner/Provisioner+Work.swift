import FaultPoints
import Logging
import Model
import Store

extension Provisioner {
    /// Makes a row due, for the engine says that something has happened to its instance or volume.
    func wake(_ id: DatabaseID) async {
        do {
            try FaultPoint.passed("wake.unsent")
            try await tools.store.wake(id)
        } catch {
            // The next look that is due sees it too.
            guard !Task.isCancelled else { return }
            tools.logger.warning("an event was lost", metadata: ["database": "\(id)", "error": "\(error)"])
        }
    }

    /// Works on a row that was claimed, until its lease has ended.
    func work(on record: Record, claimedAt: Duration) async {
        let id = record.database.id
        let lease = Lease(
            id: id, fence: record.fence, length: configuration.lease, claimedAt: claimedAt, clock: tools.clock)
        let tools = tools
        let place = WorkPlace(in: room, isTaken: !record.isAtRest)
        defer { place.giveBack() }
        do {
            let change = try await lease.hold(in: tools.store) {
                var work = Work(on: record, lease: lease, place: place, tools: tools)
                return try await work.run()
            }
            // Only now, for a renewal must not overtake the end of the lease.
            change.reachedUnwritten()
            try await end(record, with: change)
            change.reachedWritten()
        } catch is Superseded {
            tools.logger.debug("something else is wanted meanwhile", metadata: ["database": "\(id)"])
        } catch {
            // The row stays as it is and becomes due with the end of its lease.
            guard !Task.isCancelled else { return }
            tools.logger.warning("work was cut off", metadata: ["database": "\(id)", "error": "\(error)"])
        }
    }

    /// Writes the last change of the work on a row.
    private func end(_ record: Record, with change: Change) async throws {
        let (id, generation) = (record.database.id, record.database.generation)
        if let look = EndedLook(change, of: id, fence: record.fence, generation: generation),
            try await looks.write(look)
        {
            return
        }
        _ = try await tools.store.apply(change, to: id, fence: record.fence, generation: generation)
    }
}
