import Testing

@testable import MessageGenerator

@Suite struct CheckTests {
    @Test func aMessageInItselfIsRefused() throws {
        let refusal = try #require(throws: Refusal.self) {
            try generate([message("Node", [field("next", .message(name("Node")))])])
        }
        #expect(refusal.element == "paas.test.v1.Node.next")
        #expect(refusal.reason == "recursive messages are refused, paas.test.v1.Node contains itself")
    }

    @Test func circlesThroughOthersAndOneofsAreRefused() throws {
        var second = message("B", [])
        second.oneofs = [ProtoOneof(name: "kind", comment: "", fields: [field("c", .message(name("C")))])]
        let third = message("C", [field("a", .message(name("A")), isRepeated: true)])
        let refusal = try #require(throws: Refusal.self) {
            try generate([message("A", [field("b", .message(name("B")))]), second, third])
        }
        #expect(refusal.element == "paas.test.v1.C.a")
    }

    @Test func theSameTypeTwiceIsNoCircle() throws {
        let inner = message("Inner", [])
        let outer = message(
            "Outer", [field("a", .message(name("Inner"))), field("b", .message(name("Inner")))])
        #expect(try generate([outer, inner]).swiftFiles.count == 3)
    }

    @Test(arguments: ["self", "init", "type_name", "debug_description"])
    func takenFieldNamesAreRefused(field name: String) throws {
        let refusal = try #require(throws: Refusal.self) { try generate([message("M", [field(name, .text)])]) }
        #expect(refusal.element == "paas.test.v1.M.\(name)")
    }

    @Test(arguments: ["Type", "Self", "Protocol"])
    func takenTypeNamesAreRefused(name: String) {
        #expect(throws: Refusal.self) { try generate([message(name, [])]) }
    }

    @Test func moreFieldsThanTheScanKnowsAreRefused() throws {
        var big = message("Big", (0..<200).map { field("f\($0)", .text) })
        big.oneofs = [ProtoOneof(name: "kind", comment: "", fields: (0..<56).map { field("k\($0)", .text) })]
        #expect(try generate([big]).swiftFiles.count == 2)
        big.fields.append(field("last", .text))
        let refusal = try #require(throws: Refusal.self) { try generate([big]) }
        #expect(refusal.description == "paas.test.v1.Big: it has 257 fields, more than 256 can't be received")
    }

    private func generate(_ messages: [ProtoMessage]) throws(Refusal) -> Generator {
        try Generator(files: [
            ProtoFile(
                path: "test.proto", package: "paas.test.v1", comment: "", messages: messages, enumerations: [],
                services: [])
        ])
    }

    private func name(_ name: String) -> TypeName { TypeName(package: "paas.test.v1", path: [name]) }

    private func message(_ name: String, _ fields: [ProtoField]) -> ProtoMessage {
        ProtoMessage(name: self.name(name), comment: "", fields: fields, oneofs: [])
    }

    private func field(_ name: String, _ kind: ProtoField.Kind, isRepeated: Bool = false) -> ProtoField {
        ProtoField(name: name, number: 1, comment: "", kind: kind, isRepeated: isRepeated, isSecret: false)
    }
}
