import Messages
import Testing

@Suite struct RoundTripTests {
    @Test(arguments: Samples.all.indices)
    func everyTypeKeepsEveryField(index: Int) throws {
        try checkRoundTrip(Samples.all[index])
    }

    @Test(arguments: Samples.all.indices)
    func everyTypeIsEmptyByDefault(index: Int) throws {
        try checkEmpty(likeOf: Samples.all[index])
    }

    @Test func wireFormatIsProtobuf() throws {
        #expect(try Samples.position.encoded() == [0x0a, 2, 0x65, 0x31, 0x10, 0xac, 0x02])
        #expect(try DatabasesV1.Position(decoding: [0x10, 0xac, 0x02, 0x0a, 2, 0x65, 0x31]) == Samples.position)
    }

    @Test func unknownEnumValuesSurvive() throws {
        for number in [Int32.min, -1, 77, .max] {
            let database = DatabasesV1.Database(state: .init(rawValue: number))
            #expect(try DatabasesV1.Database(decoding: database.encoded()).state.rawValue == number)
            #expect(String(describing: database.state) == String(number))
        }
    }

    @Test func setButEmptyMessagesAreTold() throws {
        let response = DatabasesV1.GetDatabaseResponse(database: .init())
        #expect(try response.encoded() == [0x0a, 0])
        #expect(try DatabasesV1.GetDatabaseResponse(decoding: [0x0a, 0]).database == .init())
    }

    @Test func unknownFieldsAreSkipped() throws {
        let unknown: [UInt8] = [0xfa, 0x3e, 3, 1, 2, 3]
        #expect(try DatabasesV1.Position(decoding: unknown + Samples.position.encoded()) == Samples.position)
    }

    @Test func bigMessagesPass() throws {
        let databases = (0..<5_000).map { DatabasesV1.Database(id: String($0), step: .init(name: "login")) }
        let list = DatabasesV1.ListDatabasesResponse(databases: databases)
        #expect(try DatabasesV1.ListDatabasesResponse(decoding: list.encoded()) == list)
        let entry = RPCV1.MetadataEntry(key: "k", value: [UInt8](repeating: 0xa5, count: 4 << 20))
        #expect(try RPCV1.MetadataEntry(decoding: entry.encoded()) == entry)
    }

    @Test func slicesAndLazySequencesDecode() throws {
        let bytes = try [1, 2, 3] + Samples.position.encoded()
        #expect(try DatabasesV1.Position(decoding: bytes[3...]) == Samples.position)
        #expect(try DatabasesV1.Position(decoding: bytes.lazy.map { $0 }.dropFirst(3)) == Samples.position)
    }

    private func checkRoundTrip<Message: RPCMessage>(_ message: Message) throws {
        let bytes = try message.encoded()
        let decoded = try Message(decoding: bytes)
        #expect(decoded == message)
        #expect(try decoded.encoded() == bytes)
    }

    private func checkEmpty<Message: RPCMessage>(likeOf _: Message) throws {
        #expect(try Message().encoded().isEmpty)
        #expect(try Message(decoding: []) == Message())
    }
}
