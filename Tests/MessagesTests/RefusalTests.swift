import Messages
import Testing

@Suite struct RefusalTests {
    @Test(
        arguments: [
            [0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0x61, 0xe2, 0x82],
            [0xe0, 0x9f, 0xbf], [0xed, 0xbf, 0xbf], [0xf0, 0x8f, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80],
        ] as [[UInt8]])
    func invalidUTF8(text: [UInt8]) throws {
        let fault = try #require(throws: DecodeFault.self) {
            try DatabasesV1.Position(decoding: [0x0a, UInt8(text.count)] + text)
        }
        #expect(fault.description == "paas.databases.v1.Position: epoch: not valid UTF-8")
    }

    @Test func invalidUTF8InRepeatedAndNestedFields() {
        #expect(throws: DecodeFault.self) { try RPCV1.End(decoding: [0x3a, 1, 0x61, 0x3a, 1, 0xff]) }
        #expect(throws: DecodeFault.self) {
            try DatabasesV1.WatchStatusRequest(decoding: [0x22, 3, 0x0a, 1, 0xff])
        }
    }

    @Test func truncationAtEveryOffset() throws {
        let bytes = try Samples.transition.encoded()
        var refused = 0
        for count in 0..<bytes.count {
            let part = try? DatabasesV1.Transition(decoding: bytes[..<count])
            // A cut between two fields leaves a message that is whole, but another one.
            if let part { #expect(part != Samples.transition) } else { refused += 1 }
        }
        #expect(refused > bytes.count / 2)
    }

    @Test(
        arguments: [
            [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f], [0x0a, 0x05, 0x61], [0x10], [0x00, 0x00], [0x0f],
            [0x10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], [0x0b, 0x0c],
        ] as [[UInt8]])
    func malformed(bytes: [UInt8]) throws {
        #expect(throws: DecodeFault.self) { try DatabasesV1.Position(decoding: bytes) }
    }

    @Test func embeddedNULIsNeverSent() throws {
        let fault = try #require(throws: DecodeFault.self) { try DatabasesV1.Position(epoch: "a\0b").encoded() }
        #expect(fault.description == "paas.databases.v1.Position: epoch: holds a NUL character")
        #expect(throws: DecodeFault.self) { try RPCV1.End(nextSteps: ["a", "\0"]).encoded() }
        let nested = try #require(throws: DecodeFault.self) {
            try DatabasesV1.WatchStatusResponse(event: .reset(.init(reason: "\0"))).encoded()
        }
        #expect(nested.description.hasSuffix(": reset.reason: holds a NUL character"))
    }

    @Test func everyBudgetTooSmallIsACleanError() throws {
        let list = DatabasesV1.ListDatabasesResponse(databases: [Samples.database, Samples.database])
        let bytes = try list.encoded()
        var needed = 0
        while needed <= 1 << 20 {
            do {
                let decoded = try decode(bytes, budget: needed)
                #expect(decoded == list)
                break
            } catch {
                #expect(error.description.contains("it needs more than \(needed) bytes of memory"))
            }
            needed += 8
        }
        #expect((bytes.count...64 << 10).contains(needed))
    }

    @Test func amplificationStopsAtTheBudget() throws {
        let bytes = (0..<2 << 20).map { $0.isMultiple(of: 2) ? UInt8(0x0a) : 0 }
        let fault = try #require(throws: DecodeFault.self) {
            try DatabasesV1.ListDatabasesResponse(decoding: bytes)
        }
        #expect(fault.description.contains("bytes of memory"))
    }

    @Test func nonsensicalBudgetsAreRefusals() {
        for budget in [Int.min, -1, 0] {
            #expect(throws: DecodeFault.self) { try decode([0x18, 1], budget: budget) }
        }
    }

    private func decode(_ bytes: [UInt8], budget: Int) throws(DecodeFault) -> DatabasesV1.ListDatabasesResponse {
        try DatabasesV1.ListDatabasesResponse(decoding: bytes, limits: DecodeLimits(memoryBytes: budget))
    }
}
