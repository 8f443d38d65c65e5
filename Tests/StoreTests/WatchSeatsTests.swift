import Model
import Synchronization
import Testing

@testable import Store

/// Who is woken by what.
@Suite(.timeLimit(.minutes(1))) struct WatchSeatsTests {
    private final class Sleeper: FeedSleeper {
        private let continuation: CheckedContinuation<Int64, Never>

        init(_ continuation: CheckedContinuation<Int64, Never>) { self.continuation = continuation }

        func wake(through revision: Int64) { continuation.resume(returning: revision) }
    }

    /// Parks watches in a feed's state and notes what wakes them.
    private final class Room: Sendable {
        let state = Mutex(FeedState(capacity: 16))
        let woken = Mutex<[Int]>([])

        func enter(_ filter: WatchFilter, principal: Principal? = nil) -> Int {
            state.withLock { $0.enter(filter, principal: principal) }
        }

        /// Waits in a seat; returns what the wait gave.
        func wait(_ seat: Int, until: Int = .max) async -> Int64 {
            let through = await withCheckedContinuation { continuation in
                let isParked = state.withLock { state in
                    state.park(
                        seat, seenThrough: state.ring.head, until: until, incarnation: state.incarnation,
                        sleeper: Sleeper(continuation))
                }
                #expect(isParked)
            }
            woken.withLock { $0.append(seat) }
            return through
        }

        func update(_ body: (inout FeedState) -> [FeedWaiter]) {
            let waiters = state.withLock { state in body(&state) }
            for waiter in waiters { waiter.wake() }
        }

        var waiting: Int { state.withLock { $0.seats.waitingCount } }

        /// Runs a change once `count` watches wait, and gives those that it wakes.
        func woken(
            waiting seats: [Int], until: Int = .max, by body: (inout FeedState) -> [FeedWaiter]
        ) async throws -> Set<Int> {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for seat in seats { group.addTask { _ = await self.wait(seat, until: until) } }
                while waiting < seats.count { await Task.yield() }
                let before = waiting
                update(body)
                let count = before - waiting
                while woken.withLock({ $0.count }) < count { await Task.yield() }
                let result = woken.withLock { Set($0) }
                // The others go on with the feed's end.
                update { $0.ended(.controlPlaneUnavailable) }
                try await group.waitForAll()
                return result
            }
        }
    }

    private func name(_ text: String) throws -> Name { try #require(Name(text)) }

    @Test func anEventWakesThoseThatItConcerns() async throws {
        let room = Room()
        let (acme, umbrella, web, api) = (try name("acme"), try name("umbrella"), try name("web"), try name("api"))
        let id = try Transition.sample(1).database.id
        let other = try #require(DatabaseID("bbbbbbbbbbbbbbbb"))
        let concerned: [WatchFilter] = [
            WatchFilter(organisations: nil), WatchFilter(organisations: [acme]),
            WatchFilter(organisations: [acme, umbrella]),
            WatchFilter(scope: WatchScope(org: acme), organisations: nil),
            WatchFilter(scope: WatchScope(org: acme, app: web), organisations: [acme]),
            WatchFilter(scope: WatchScope(org: acme, app: web, id: id), organisations: [acme]),
            WatchFilter(scope: WatchScope(org: acme, app: web, id: id), organisations: [acme]),
        ]
        let others: [WatchFilter] = [
            WatchFilter(organisations: []), WatchFilter(organisations: [umbrella]),
            WatchFilter(scope: WatchScope(org: acme), organisations: [umbrella]),
            WatchFilter(scope: WatchScope(org: acme, app: api), organisations: nil),
            WatchFilter(scope: WatchScope(org: acme, app: web, id: other), organisations: nil),
        ]
        room.update {
            $0.historyRead(HistoryPage(epoch: "e", revision: 0, compacted: 0, transitions: [], isFull: false))
        }
        let expected = concerned.map { room.enter($0) }
        let rest = others.map { room.enter($0) }
        let page = try HistoryPage.sample([1])
        let woken = try await room.woken(waiting: rest + expected) { $0.historyRead(page) }
        #expect(woken == Set(expected))
    }

    @Test func aTickWakesThoseThatItIsTimeFor() async throws {
        let room = Room()
        let seats = (0..<3).map { _ in room.enter(WatchFilter(organisations: nil)) }
        let woken = try await room.woken(waiting: seats, until: 3) { state in
            let early = state.ticked() + state.ticked()
            #expect(early.isEmpty)
            return state.ticked()
        }
        #expect(woken == Set(seats))
    }

    /// Who was woken by an event and waits again, for longer, is not woken at the first time.
    @Test func aLaterTimeTakesThePlaceOfAnEarlierOne() async throws {
        let room = Room()
        let seat = room.enter(WatchFilter(organisations: nil))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = await room.wait(seat, until: 2) }
            while room.waiting < 1 { await Task.yield() }
            room.update { state in state.cancelWait(seat).map { [$0] } ?? [] }
            try await group.waitForAll()
            group.addTask { _ = await room.wait(seat, until: 4) }
            while room.waiting < 1 { await Task.yield() }
            for tick in 1...4 {
                room.update { $0.ticked() }
                #expect(room.waiting == (tick < 4 ? 1 : 0))
            }
            try await group.waitForAll()
        }
    }

    @Test func seatsAreGivenAnewAndKeepApart() throws {
        var seats = WatchSeats()
        let filters = [
            WatchFilter(organisations: nil), WatchFilter(organisations: [try name("acme")]),
            WatchFilter(scope: WatchScope(org: try name("acme")), organisations: nil),
        ]
        var random = SystemRandomNumberGenerator()
        var taken: [Int] = []
        for _ in 0..<2_000 {
            if taken.isEmpty || Bool.random(using: &random) {
                let id = seats.add(filters.randomElement(using: &random) ?? filters[0], principal: nil)
                #expect(!taken.contains(id))
                taken.append(id)
            } else {
                let id = taken.remove(at: Int.random(in: 0..<taken.count, using: &random))
                #expect(seats.remove(id) == nil)
            }
            #expect(seats.count == taken.count)
        }
        for id in taken { _ = seats.remove(id) }
        #expect(seats.count == 0)
    }
}
