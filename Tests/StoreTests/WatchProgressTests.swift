import Model
import Testing

@testable import Store

@Suite struct WatchProgressTests {
    private func event(_ kind: WatchEvent.Kind, _ revision: Int64, after previous: Int64, epoch: String = "e")
        -> WatchProgress.Action
    {
        .deliver(
            WatchEvent(position: Position(epoch: epoch, revision: revision), previous: previous, kind: kind))
    }

    private func transition(_ revision: Int64, after previous: Int64) throws -> WatchProgress.Action {
        event(.transition(try .sample(revision)), revision, after: previous)
    }

    @Test func aNewWatchReadsASnapshotAndFollows() throws {
        var watch = WatchProgress(from: nil)
        #expect(watch.next() == .readSnapshot)
        let database = try Transition.sample(3).database
        watch.snapshotRead(HistorySnapshot(epoch: "e", revision: 5, databases: [database, database]), incarnation: 1)
        #expect(watch.next() == event(.snapshot(database), 5, after: 0))
        #expect(watch.next() == event(.snapshot(database), 5, after: 5))
        #expect(watch.next() == event(.synced, 5, after: 5))
        #expect(watch.next() == .follow(after: 5, incarnation: 1))
        watch.looked(
            .events([HistoryEvent(try .sample(7)), HistoryEvent(try .sample(9))], through: 12), incarnation: 1)
        #expect(watch.next() == (try transition(7, after: 5)))
        #expect(watch.next() == (try transition(9, after: 7)))
        #expect(watch.next() == .follow(after: 12, incarnation: 1))
        watch.looked(.nothing(through: 12), incarnation: 1)
        watch.waited(through: 20)
        watch.bookmarkBecameDue()
        #expect(watch.next() == event(.bookmark, 20, after: 9))
        #expect(watch.next() == .follow(after: 20, incarnation: 1))
    }

    @Test func aWatchThatIsBehindCatchesUpFromTheStore() throws {
        var watch = WatchProgress(from: Position(epoch: "e", revision: 2))
        #expect(watch.next() == .follow(after: 2, incarnation: nil))
        watch.looked(.behind, incarnation: 1)
        #expect(watch.next() == .readHistory(after: 2))
        watch.historyRead(try .sample([3, 5], revision: 9, isFull: true), incarnation: 1)
        #expect(watch.next() == (try transition(3, after: 2)))
        #expect(watch.next() == (try transition(5, after: 3)))
        #expect(watch.next() == .readHistory(after: 5))
        watch.historyRead(try .sample([], revision: 9), incarnation: 4)
        #expect(watch.next() == .follow(after: 9, incarnation: 4))
    }

    @Test(
        arguments: [
            ("Compacted", "e", 9, 3), ("EpochChanged", "f", 9, 0), ("EpochChanged", "e", 1, 0),
        ] as [(String, String, Int64, Int64)])
    func aGapIsSaid(reason: String, epoch: String, revision: Int64, compacted: Int64) throws {
        var watch = WatchProgress(from: Position(epoch: "e", revision: 2))
        watch.looked(.behind, incarnation: 1)
        watch.historyRead(
            try .sample([], epoch: epoch, revision: revision, compacted: compacted), incarnation: 1)
        #expect(watch.next() == .readSnapshot)
        watch.snapshotRead(HistorySnapshot(epoch: epoch, revision: revision, databases: []), incarnation: 1)
        #expect(watch.next() == event(.reset(reason), revision, after: 2, epoch: epoch))
        #expect(watch.next() == event(.synced, revision, after: revision, epoch: epoch))
        #expect(watch.next() == .follow(after: revision, incarnation: 1))
    }

    @Test func historyCompactedUpToThePositionIsNoGap() throws {
        var watch = WatchProgress(from: Position(epoch: "e", revision: 2))
        watch.looked(.behind, incarnation: 1)
        watch.historyRead(try .sample([3], compacted: 2), incarnation: 1)
        #expect(watch.next() == (try transition(3, after: 2)))
    }

    @Test func aBookmarkNeverOvertakesAnEvent() throws {
        var watch = WatchProgress(from: Position(epoch: "e", revision: 0))
        watch.looked(.events([HistoryEvent(try .sample(1))], through: 4), incarnation: 1)
        watch.bookmarkBecameDue()
        #expect(watch.next() == (try transition(1, after: 0)))
        #expect(watch.next() == .follow(after: 4, incarnation: 1))
    }

    @Test func aPositionIsOneThatNothingIsLostAfter() throws {
        var watch = WatchProgress(from: nil)
        #expect(watch.resumable == nil)
        let database = try Transition.sample(3).database
        watch.snapshotRead(HistorySnapshot(epoch: "e", revision: 5, databases: [database]), incarnation: 1)
        _ = watch.next()
        // In mid-snapshot there is none: what was delivered is not all.
        #expect(watch.resumable == nil)
        _ = watch.next()
        _ = watch.next()
        #expect(watch.resumable == Position(epoch: "e", revision: 5))
        watch.looked(
            .events([HistoryEvent(try .sample(7)), HistoryEvent(try .sample(9))], through: 12), incarnation: 1)
        #expect(watch.resumable == Position(epoch: "e", revision: 5))
        _ = watch.next()
        #expect(watch.resumable == Position(epoch: "e", revision: 7))
        _ = watch.next()
        // Nothing up to 12 concerns it but what was delivered.
        #expect(watch.resumable == Position(epoch: "e", revision: 12))
        watch.looked(.behind, incarnation: 2)
        watch.historyRead(try .sample([], revision: 20, compacted: 15), incarnation: 2)
        #expect(watch.resumable == nil)
    }
}
