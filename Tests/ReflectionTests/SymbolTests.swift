import Testing

@testable import Reflection

@Suite struct SymbolTests {
    private func table() throws -> SymbolTable {
        let schema = try Sample.schema()
        return SymbolTable(services: schema.services, schema: schema)
    }

    @Test(arguments: [
        "/samples.v1.Samples/Get", "samples.v1.Samples/Get", "samples.v1.Samples.Get", "Samples/Get", "Samples.Get",
        "Get",
    ])
    func methodsAreFound(reference: String) throws {
        #expect(try table().method(reference).path == "/samples.v1.Samples/Get")
    }

    @Test(arguments: ["", "/", "et", "get", "Samples", "Hidden", "samples.v1.Samples/Nothing"])
    func whatIsNoMethodIsNotFound(reference: String) throws {
        let fault = try #require(throws: SymbolTable.LookUpFault.self) { try table().method(reference) }
        #expect(fault.candidates == [])
    }

    @Test func severalAreListed() throws {
        let schema = try Sample.schema()
        let twin = ServiceType(
            name: "other.v1.Samples",
            methods: [
                MethodType(
                    service: "other.v1.Samples", name: "Get", request: "samples.v1.All", response: "samples.v1.All",
                    isClientStreaming: false, isServerStreaming: false, comment: "")
            ], comment: "")
        let table = SymbolTable(services: schema.services + [twin], schema: schema)
        let fault = try #require(throws: SymbolTable.LookUpFault.self) { try table.method("Get") }
        #expect(fault.candidates == ["samples.v1.Samples.Get", "other.v1.Samples.Get"])
        #expect(try table.method("other.v1.Samples/Get").service == "other.v1.Samples")
    }

    @Test func messagesAreDescribed() throws {
        let schema = try Sample.schema()
        #expect(
            SymbolText(schema: schema).text(of: try table().symbol("Hidden")) == """
                message samples.v1.Hidden {
                  string name = 1;
                  string password = 2 [(paas.options.v1.secret) = true];
                  repeated string keys = 3 [(paas.options.v1.secret) = true];
                  oneof proof {
                    bytes signature = 4 [(paas.options.v1.secret) = true];
                    string account = 5;
                  }
                }
                """)
    }

    @Test func enumerationsAreDescribed() throws {
        let schema = try Sample.schema()
        #expect(
            SymbolText(schema: schema).text(of: try table().symbol("samples.v1.Colour")) == """
                // How bright.
                enum samples.v1.Colour {
                  COLOUR_UNSPECIFIED = 0;
                  // The brightest.
                  COLOUR_WHITE = 1;
                  COLOUR_BLACK = -2;
                }
                """)
    }

    @Test func servicesAndMethodsAreDescribed() throws {
        let writer = SymbolText(schema: try Sample.schema())
        let service = writer.text(of: try table().symbol("Samples"))
        #expect(
            service.hasPrefix(
                """
                // Does things.
                service samples.v1.Samples {
                  // One for one.
                  rpc Get(samples.v1.All) returns (samples.v1.Hidden);

                  rpc Watch(samples.v1.Hidden) returns (stream samples.v1.All);
                """))
        let method = writer.text(of: try table().symbol("Chat"))
        #expect(method.hasPrefix("/samples.v1.Samples/Chat  (bidirectional)\nrpc Chat(stream samples.v1.All)"))
        #expect(
            method.contains("\n\n// Holds one of each.\nmessage samples.v1.All {\n  // With a comment\n  // of two"))
    }

    @Test func mapsAndOptionalsAreDescribedAsTheyWereWritten() throws {
        let all = SymbolText(schema: try Sample.schema()).text(of: try table().symbol("All"))
        #expect(all.contains("  optional int32 maybe = 26;"))
        #expect(all.contains("  map<string, int32> sizes = 27;"))
        #expect(all.contains("  map<bool, samples.v1.All> flags = 28;"))
    }

    @Test func aMapOfItselfDoesNoHarm() throws {
        // message E { repeated E key = 1; repeated E value = 2; } that says of itself that it is a map's entry.
        func field(_ name: UInt8, _ number: UInt8) -> [UInt8] {
            [0x12, 13, 0x0a, 1, name, 0x18, number, 0x20, 3, 0x28, 11, 0x32, 2, 0x2e, 0x45]
        }
        let message = [0x0a, 1, 0x45] + field(0x61, 1) + field(0x62, 2) + [0x3a, 2, 0x38, 1]
        let file = [0x22, UInt8(message.count)] + message
        let schema = try Schema(decoding: [0x0a, UInt8(file.count)] + file)
        let type = try #require(schema.message("E"))
        #expect(SymbolText(schema: schema).text(of: .message(type)).contains("map<E, E> a = 1;"))
        let json = try MessageDecoder(schema: schema).json(of: [0x0a, 2, 0x12, 0], as: type)
        #expect(throws: MessageFault.self) { try MessageEncoder(schema: schema).bytes(of: json, as: type) }
    }
}
