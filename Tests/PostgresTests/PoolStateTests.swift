import Testing

@testable import Postgres

@Suite struct PoolStateTests {
    private let lost = PostgresFault(.connection, "lost")

    @Test func statementsShareAndTakeAnIdleConnectionFirst() {
        var state = PoolState(size: 2, depth: 2)
        #expect(state.requested(.statement, by: 1, now: 0) == [.connect(0)])
        #expect(state.connected(0, now: 0) == [.assign(1, 0)])
        // The connection is busy: share it, and open another for those to come.
        #expect(state.requested(.statement, by: 2, now: 0) == [.assign(2, 0), .connect(1)])
        #expect(state.connected(1, now: 0) == [])
        #expect(state.requested(.statement, by: 3, now: 0) == [.assign(3, 1)])
        #expect(state.requested(.statement, by: 4, now: 0) == [.assign(4, 1)])
        #expect(state.requested(.statement, by: 5, now: 0) == [])
        #expect(state.finishedStatement(0, now: 0) == [.assign(5, 0)])
    }

    @Test func aStreamOfStatementsCantKeepASessionWaiting() {
        var state = PoolState(size: 1, depth: 8)
        _ = state.requested(.statement, by: 1, now: 0)
        _ = state.connected(0, now: 0)
        #expect(state.requested(.session, by: 2, now: 0) == [])
        #expect(state.requested(.statement, by: 3, now: 0) == [])
        #expect(state.finishedStatement(0, now: 0) == [.assign(2, 0)])
        #expect(state.released(0, now: 0) == [.assign(3, 0)])
    }

    @Test func aWithdrawnSessionFreesItsReservation() {
        var state = PoolState(size: 1, depth: 8)
        _ = state.requested(.statement, by: 1, now: 0)
        _ = state.connected(0, now: 0)
        _ = state.requested(.session, by: 2, now: 0)
        _ = state.requested(.statement, by: 3, now: 0)
        #expect(state.withdrawn(2, now: 0) == [.assign(3, 0)])
    }

    @Test func aServerThatIsDownIsTriedOneConnectionAtATimeAndMoreAndMoreSeldom() {
        var state = PoolState(size: 3, depth: 8)
        #expect(state.requested(.session, by: 1, now: 0) == [.connect(0)])
        #expect(state.requested(.session, by: 2, now: 0) == [.connect(1)])
        #expect(state.disconnected(0, lost, now: 0) == [.wake(at: 50_000_000)])
        #expect(state.disconnected(1, lost, now: 0) == [.fail(1, lost), .fail(2, lost)])
        #expect(state.requested(.session, by: 3, now: 1) == [.wake(at: 100_000_000)])
        #expect(state.requested(.session, by: 4, now: 1) == [.wake(at: 100_000_000)])
        #expect(state.timePassed(now: 100_000_000) == [.connect(0)])
        #expect(state.connected(0, now: 100_000_000) == [.assign(3, 0), .connect(1)])
    }

    @Test func waitersSurviveTheLossOfAnOpenConnection() {
        var state = PoolState(size: 1, depth: 1)
        _ = state.requested(.statement, by: 1, now: 0)
        _ = state.connected(0, now: 0)
        _ = state.requested(.statement, by: 2, now: 0)
        #expect(state.disconnected(0, lost, now: 0) == [.connect(0)])
        #expect(state.connected(0, now: 0) == [.assign(2, 0)])
    }

    @Test func aClosedPoolServesNobody() {
        var state = PoolState(size: 1, depth: 1)
        _ = state.requested(.statement, by: 1, now: 0)
        #expect(state.closed(lost) == [.fail(1, lost)])
        #expect(state.requested(.statement, by: 2, now: 0) == [.fail(2, lost)])
    }
}
