import Model
import Testing

@testable import Engines

@Suite struct AddressTests {
    private func makeID() -> DatabaseID {
        var random = SystemRandomNumberGenerator()
        return DatabaseID(using: &random)
    }

    @Test func candidatesAreStableDifferentAndInRange() throws {
        let range = AddressRange(installation: "0f8c")
        for _ in 0..<200 {
            let id = makeID()
            let candidates = range.candidates(for: id, count: 16)
            #expect(candidates == range.candidates(for: id, count: 16))
            #expect(Array(candidates.prefix(3)) == range.candidates(for: id, count: 3))
            #expect(Set(candidates).count == 16)
            for candidate in candidates {
                let octets = candidate.split(separator: ".").compactMap { UInt8($0) }
                try #require(octets.count == 4)
                #expect(octets[0] == 127 && octets[1] == range.secondOctet)
                #expect((1...254).contains(octets[3]))
            }
        }
        #expect(range.candidates(for: makeID(), count: 0) == [])
    }

    /// Another hash in a later version would give databases new addresses.
    @Test func theHashNeverChanges() throws {
        #expect(AddressRange(installation: "0f8c").secondOctet == 235)
        let id = try #require(DatabaseID("abcdefghijklmn23"))
        let range = try #require(AddressRange(secondOctet: 20))
        #expect(range.candidates(for: id, count: 2) == ["127.20.167.131", "127.20.206.58"])
    }

    @Test func databasesRarelyMeet() {
        let range = AddressRange(installation: "one")
        let first = (0..<500).flatMap { _ in range.candidates(for: makeID(), count: 1) }
        // 500 of 65024: two meet now and then, many never.
        #expect(Set(first).count > 480)
    }

    @Test func installationsAreSpread() {
        let octets = (0..<1_000).map { AddressRange(installation: "installation \($0)").secondOctet }
        #expect(Set(octets).count > 200)
        #expect(octets.allSatisfy { (16...254).contains($0) })
    }

    @Test(arguments: [UInt8(0), 1, 15, 255]) func takenRangesAreRefused(_ octet: UInt8) {
        #expect(AddressRange(secondOctet: octet) == nil)
    }
}
