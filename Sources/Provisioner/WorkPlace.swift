import Synchronization

/// The place in the `WorkRoom` that the work on one database has, or not yet.
final class WorkPlace: Sendable {
    private let room: WorkRoom
    private let isTaken: Mutex<Bool>

    /// - Parameter isTaken: the place was taken at the claim.
    init(in room: WorkRoom, isTaken: Bool) {
        self.room = room
        self.isTaken = Mutex(isTaken)
    }

    /// Takes the place unless it was taken before; whether it had to be waited for.
    func take() async throws -> Bool {
        guard !isTaken.withLock({ $0 }) else { return false }
        let hasWaited = try await room.take()
        isTaken.withLock { $0 = true }
        return hasWaited
    }

    /// Gives the place back, if it was taken.
    func giveBack() {
        let wasTaken = isTaken.withLock { isTaken in
            defer { isTaken = false }
            return isTaken
        }
        if wasTaken { room.giveBack() }
    }
}
