import Lifecycle
import Model
import Testing

/// A disk without room is waited for.
@Suite struct DiskRoomTests {
    private func ready(free: Int64?) -> Situation {
        var situation = Situation.ready
        situation.observed.freeBytes = free
        return situation
    }

    @Test func aFullDiskDegradesAndIsWaitedFor() {
        var situation = ready(free: 5 << 20)
        guard case .hold(in: .degraded, because: .diskFull, let message) = situation.decision else {
            Issue.record("\(situation.decision)")
            return
        }
        #expect(message.contains("less than 8 MiB left") && message.contains("64 MiB"), "\(message)")
        situation.follow(situation.decision)
        #expect(situation.decision.isHold, "it is held as long as there is no room")
        situation.recorded.deadline = Timestamp(microseconds: 0)
        #expect(situation.decision.isHold, "nobody gives up")
        situation.observed.freeBytes = DiskRoom.enough
        situation.recorded.deadline = nil
        let (steps, end) = situation.walk()
        #expect(steps == [.login] && end.state == .ready)
    }

    @Test func aLittleRoomIsNotEnoughOnceItWasFull() {
        #expect(ready(free: DiskRoom.least).decision == .rest)
        #expect(ready(free: DiskRoom.least - 1).decision.isHold)
        var situation = ready(free: DiskRoom.enough - 1)
        #expect(situation.decision == .rest)
        situation.recorded.state = .degraded
        situation.recorded.reason = .diskFull
        #expect(situation.decision.isHold)
        situation.observed.freeBytes = DiskRoom.enough
        #expect(situation.decision == .perform(.login, in: .degraded, because: .healing))
    }

    @Test func whatHasEndedIsNotStartedWithoutRoom() {
        var situation = ready(free: 0)
        situation.observed.instance = .stopped
        #expect(situation.decision.isHold)
        situation.observed.freeBytes = 1 << 40
        #expect(situation.walk().steps == [.network, .image, .instance, .login])
    }

    @Test func aMissingVolumeIsSaidFirst() {
        var situation = ready(free: 0)
        situation.observed.volume = .missing
        guard case .fail(.volumeMissing, message: _) = situation.decision else {
            Issue.record("\(situation.decision)")
            return
        }
    }

    @Test func aCreateWithoutRoomEndsWithItsDeadline() {
        var situation = Situation.created
        situation.observed.freeBytes = 0
        guard case .hold(in: .provisioning, because: .diskFull, message: _) = situation.decision else {
            Issue.record("\(situation.decision)")
            return
        }
        situation.recorded.deadline = Timestamp(microseconds: 0)
        guard case .fail(.deadlineExceeded, let message) = situation.decision else {
            Issue.record("\(situation.decision)")
            return
        }
        #expect(message.contains("DiskFull"))
    }

    @Test(arguments: [Desired.deleted, .purged]) func aFullDiskKeepsNobodyFromDeleting(desired: Desired) {
        var situation = ready(free: 0)
        situation.desired = desired
        #expect(situation.walk().end.state == (desired == .deleted ? .deleted : .purged))
    }

    @Test(
        arguments: [
            (nil, "is full"), (0, "has less than 1 MiB left"), (1 << 20, "has less than 2 MiB left"),
            (31 << 20, "has less than 32 MiB left"), (33 << 20, "has less than 64 MiB left"),
            (.max, "has less than 1048576 MiB left"),
        ] as [(Int64?, String)])
    func theMessageSaysHowMuchIsFree(free: Int64?, words: String) {
        #expect(DiskRoom.message(free: free).contains(words), "\(DiskRoom.message(free: free))")
    }
}
