import Testing

@testable import EventLoop

@Suite struct RegistrationTableTests {
    private func registration(_ loop: EventLoop, _ table: RegistrationTable) -> Registration {
        Registration(loop: loop, descriptor: -1, token: table.nextToken, interest: .readable) { _ in }
    }

    @Test func aPlaceIsUsedAgainUnderAnotherToken() throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        var table = RegistrationTable()
        let first = registration(loop, table)
        table.add(first)
        let second = registration(loop, table)
        table.add(second)
        #expect(table[first.token] === first)
        let removed = table.remove(first.token)
        #expect(removed)
        let third = registration(loop, table)
        table.add(third)
        #expect(UInt32(truncatingIfNeeded: third.token) == UInt32(truncatingIfNeeded: first.token))
        #expect(table[first.token] == nil, "a late event of the first must not reach the third")
        #expect(table[second.token] === second)
        #expect(table[third.token] === third)
    }

    @Test func whatIsNotThereIsNotRemoved() throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        var table = RegistrationTable()
        let nothing = [RegistrationTable.noToken, 17].map { table.remove($0) }
        #expect(nothing == [false, false])
        let only = registration(loop, table)
        table.add(only)
        #expect(only.token != RegistrationTable.noToken)
        let removed = (1...2).map { _ in table.remove(only.token) }
        #expect(removed == [true, false])
        #expect(table[only.token] == nil)
    }
}
