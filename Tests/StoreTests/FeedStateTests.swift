import Model
import Testing

@testable import Store

@Suite struct FeedStateTests {
    let everything = WatchFilter(organisations: nil)

    private func state(_ revisions: [Int64], capacity: Int = 4) throws -> FeedState {
        var state = FeedState(capacity: capacity)
        let before = (revisions.first ?? 1) - 1
        #expect(state.historyRead(try .sample([], revision: before)).isEmpty)
        _ = state.historyRead(try .sample(revisions))
        return state
    }

    private func events(_ revisions: Int64...) throws -> [HistoryEvent] {
        try revisions.map { HistoryEvent(try .sample($0)) }
    }

    private func look(_ state: FeedState, after revision: Int64, epoch: String = "e", in incarnation: Int? = 1)
        -> FeedState.Look
    {
        state.look(after: revision, epoch: epoch, incarnation: incarnation, filter: everything, limit: 2)
    }

    @Test func memoryAnswersInParts() throws {
        let state = try state([1, 2, 3])
        #expect(look(state, after: 0) == .events(try events(1, 2), through: 2))
        #expect(look(state, after: 2) == .events(try events(3), through: 3))
        #expect(look(state, after: 3) == .nothing(through: 3))
    }

    @Test func whatMemoryHasForgottenIsTheStores() throws {
        let state = try state([1, 2, 3, 4, 5, 6])
        #expect(look(state, after: 1) == .behind)
        #expect(look(state, after: 2) == .events(try events(3, 4), through: 4))
    }

    @Test func aGivenPositionMustBeOfThisHistory() throws {
        let state = try state([1, 2])
        #expect(look(state, after: 1, in: nil) == .events(try events(2), through: 2))
        #expect(look(state, after: 1, epoch: "other", in: nil) == .behind)
        #expect(look(state, after: 3, in: nil) == .behind)
        #expect(look(state, after: .max, in: nil) == .behind)
        #expect(look(state, after: -1, in: nil) == .behind)
    }

    @Test func aWatchMayBeAheadOfTheReader() throws {
        #expect(look(try state([1, 2]), after: 3) == .nothing(through: 3))
        #expect(look(FeedState(capacity: 4), after: 3, in: 0) == .nothing(through: 3))
    }

    @Test func theFilterMovesThePositionOn() throws {
        var state = try state([1, 2])
        var page = try HistoryPage.sample([])
        page.transitions = [try .sample(3, org: "umbrella")]
        page.revision = 3
        _ = state.historyRead(page)
        let umbrella = WatchFilter(organisations: [try #require(Name("umbrella"))])
        let found = state.look(after: 0, epoch: "e", incarnation: 1, filter: umbrella, limit: 5)
        #expect(found == .events([HistoryEvent(try .sample(3, org: "umbrella"))], through: 3))
        let nobody = WatchFilter(organisations: [])
        #expect(state.look(after: 0, epoch: "e", incarnation: 1, filter: nobody, limit: 5) == .nothing(through: 3))
    }

    @Test func aHistoryThatCannotBeContinuedStartsMemoryAnew() throws {
        let breaks: [HistoryPage] = [
            try .sample([3], epoch: "other"), try .sample([], revision: 1), try .sample([4]), try .sample([3, 5]),
            try .sample([], revision: 9, compacted: 3),
        ]
        for page in breaks {
            var state = try state([1, 2])
            _ = state.historyRead(page)
            #expect(state.incarnation == 2)
            #expect(state.ring.head == page.revision)
            #expect(look(state, after: 2) == .behind)
        }
    }
}
