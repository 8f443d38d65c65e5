import Model
import Testing

@testable import Provisioner
@testable import Simulation

/// How much is worked on at once.
@Suite struct WorkRoomTests {
    @Test func placesAreGivenInTurn() {
        let simulation = Simulation()
        let (room, clock, order) = (WorkRoom(limit: 1), simulation.clock, Collected<String>())
        for (index, name) in ["a", "b", "c"].enumerated() {
            _ = simulation.start {
                try? await clock.sleep(for: .milliseconds(index))
                let hasWaited = try? await room.take()
                order.add("\(name) \(hasWaited == true)")
                try? await clock.sleep(for: .seconds(1))
                room.giveBack()
            }
        }
        _ = simulation.run()
        #expect(order.all == ["a false", "b true", "c true"])
        #expect(room.free == 1)
    }

    @Test func whoGivesUpLeavesThePlaceToTheNext() async throws {
        let room = WorkRoom(limit: 1)
        _ = try await room.take()
        #expect(room.free == 0)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await #expect(throws: CancellationError.self) { try await room.take() } }
            group.cancelAll()
        }
        room.giveBack()
        #expect(room.free == 1)
        #expect(try await !room.take())
    }

    /// What was claimed at once for free places may be one too many; nobody gets a place before there is one again.
    @Test func aPlaceTooManyIsTakenBackFirst() async throws {
        let room = WorkRoom(limit: 1)
        room.takeAtOnce()
        room.takeAtOnce()
        room.giveBack()
        #expect(room.free == 0)
        room.giveBack()
        #expect(room.free == 1)
    }

    @Test func aPlaceIsTakenOnceAndGivenBackOnce() async throws {
        let room = WorkRoom(limit: 2)
        let place = WorkPlace(in: room, isTaken: false)
        #expect(try await !place.take())
        #expect(try await !place.take())
        #expect(room.free == 1)
        place.giveBack()
        place.giveBack()
        #expect(room.free == 2)
    }

    @Test func looksAreClaimedForManyAtATime() throws {
        let active = ActiveSet(looks: 4)
        let ids = try "abcd".map { try #require(DatabaseID(String(repeating: $0, count: 16))) }
        for id in ids { #expect(active.insert(id, asLook: true)) }
        #expect(active.freeLooks == 0)
        #expect(!active.insert(ids[0], asLook: true))
        _ = active.remove(ids[0])
        #expect(active.freeLooks == 0, "one is not worth a statement")
        _ = active.remove(ids[1])
        #expect(active.freeLooks == 2)
        #expect(active.insert(ids[0], asLook: false))
        #expect(active.freeLooks == 2, "work takes no place of a look")
    }

    @Test func workIsAskedForWhenThereIsWordOrAfterAWhile() {
        let word = WorkWord()
        #expect(word.isDue(at: .zero, each: .seconds(1)))
        #expect(!word.isDue(at: .milliseconds(999), each: .seconds(1)))
        #expect(word.isDue(at: .seconds(1), each: .seconds(1)))
        word.give()
        #expect(word.isDue(at: .seconds(1), each: .seconds(1)))
        #expect(!word.isDue(at: .seconds(1), each: .seconds(1)))
    }
}
