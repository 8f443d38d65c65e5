import Messages
import Testing

/// What docs/protocol.md refuses under "Messages", rule by rule. The numbers of fields are those of codec.proto.
@Suite struct ScanTests {
    private typealias Every = ConformanceV1.EveryType

    @Test(
        arguments: [
            ([0x70, 1], "text: another wire type than the field's"),
            ([0x1a, 1, 1], "int32_value: another wire type than the field's"),
            ([0x08, 1], "double_value: another wire type than the field's"),
            ([0x11, 0, 0, 0, 0, 0, 0, 0, 0], "float_value: another wire type than the field's"),
            ([0x8d, 1, 0, 0, 0, 0], "inner: another wire type than the field's"),
            ([0x90, 7, 1], "texts[]: another wire type than the field's"),
            ([0x73], "text: a group or an unknown wire type"),
            ([0x9b, 6, 0x9c, 6], "field 99: a group or an unknown wire type"),
            ([0x9e, 6], "field 99: a group or an unknown wire type"),
            ([0x00, 0], "field number 0"), ([0x05, 0, 0, 0, 0], "field number 0"),
        ] as [([UInt8], String)])
    func wireTypesAndNumbersOfFields(bytes: [UInt8], reason: String) throws {
        #expect(try refusal(of: bytes) == reason)
    }

    @Test(
        arguments: [
            ([0x72, 1, 0xff], "text: not valid UTF-8"), ([0x72, 3, 0x61, 0, 0x62], "text: holds a NUL character"),
            ([0x72, 9, 1, 1, 1, 1, 1, 1, 1, 0, 1], "text: holds a NUL character"),
            ([0x92, 7, 1, 0x61, 0x92, 7, 1, 0x80], "texts[]: not valid UTF-8"),
            ([0x8a, 1, 5, 0x12, 3, 0x12, 1, 0xc0], "inner.more[].names[]: not valid UTF-8"),
            ([0xaa, 7, 2, 0x1a, 0, 0xaa, 7, 3, 0x1a, 1, 0], "inners[].name: holds a NUL character"),
            ([0xa2, 1, 2, 0xc3, 0x28], "first_text: not valid UTF-8"),
        ] as [([UInt8], String)])
    func texts(bytes: [UInt8], reason: String) throws { #expect(try refusal(of: bytes) == reason) }

    @Test(
        arguments: [
            ([0x18, 1, 0x18, 1], "int32_value: comes twice"), ([0x72, 0, 0x18, 1, 0x72, 0], "text: comes twice"),
            ([0x8a, 1, 0, 0x8a, 1, 0], "inner: comes twice"),
            ([0x8a, 1, 4, 0x1a, 0, 0x1a, 0], "inner.name: comes twice"),
            ([0xa2, 1, 0, 0xa2, 1, 0], "first_text: comes twice"),
            ([0xa2, 1, 0, 0xb2, 1, 0], "first_message: a second member of its oneof"),
            ([0xb8, 1, 1, 0x90, 1, 0, 0xc8, 1, 1], "second_weekday: a second member of its oneof"),
            ([0xf8, 0xff, 0xff, 0xff, 0x0f, 1, 0xf8, 0xff, 0xff, 0xff, 0x0f, 1], "last: comes twice"),
        ] as [([UInt8], String)])
    func whatComesTwice(bytes: [UInt8], reason: String) throws { #expect(try refusal(of: bytes) == reason) }

    @Test(
        arguments: [
            ([0x20] + Self.varint(9, last: 2), "int64_value: a varint of more than 64 bits"),
            ([0x20] + Self.varint(10, last: 0), "int64_value: a varint of more than 64 bits"),
            (Self.varint(10, last: 0), "a varint of more than 64 bits"),
            ([0x98, 0x86, 0x80, 0x80, 0x80, 0, 0], "a tag of more than 32 bits"),
            ([0x98, 0x86, 0x80, 0x80, 0x10, 0], "a tag of more than 32 bits"),
            ([0x18, 0x80, 0x80, 0x80, 0x80, 0x08], "int32_value: a number that does not fit into 32 bits"),
            ([0x18] + Self.varint(4, last: 0x0f), "int32_value: a number that does not fit into 32 bits"),
            ([0x28, 0x80, 0x80, 0x80, 0x80, 0x10], "uint32_value: a number that does not fit into 32 bits"),
            ([0x28] + Self.varint(9, last: 1), "uint32_value: a number that does not fit into 32 bits"),
            ([0x38, 0x80, 0x80, 0x80, 0x80, 0x10], "sint32_value: a number that does not fit into 32 bits"),
            ([0x80, 1, 0x80, 0x80, 0x80, 0x80, 0x08], "weekday: a number that does not fit into 32 bits"),
            ([0x68, 2], "bool_value: a bool above 1"), ([0x8a, 7, 2, 1, 2], "bools[]: a bool above 1"),
            ([0xaa, 7, 0, 0x88, 7, 2], "bools[]: a bool above 1"),
        ] as [([UInt8], String)])
    func numbers(bytes: [UInt8], reason: String) throws { #expect(try refusal(of: bytes) == reason) }

    @Test(
        arguments: [
            ([0x72, 2, 0x61], "text: a length beyond the end"),
            ([0x9a, 6, 2, 0], "field 99: a length beyond the end"),
            ([0x72, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], "text: a length beyond the end"),
            ([0x72, 0x81, 0x80, 0x80, 0x80, 0x80, 0, 0x61], "text: a length beyond the end"),
            ([0x8a, 1, 1, 0x1a, 0], "inner.name: the message ends inside a field"),
            ([0x18], "int32_value: the message ends inside a field"), ([0x80], "the message ends inside a field"),
            ([0x15, 0, 0, 0], "float_value: the message ends inside a field"),
            ([0x99, 6, 0, 0, 0, 0, 0, 0, 0], "field 99: the message ends inside a field"),
            ([0xba, 6, 1, 0x80], "int32s[]: packed numbers that do not fill their length"),
            ([0xaa, 6, 7, 0, 0, 0, 0, 0, 0, 0], "doubles[]: packed numbers that do not fill their length"),
            ([0xca, 6, 11] + Self.varint(10, last: 0), "uint32s[]: a varint of more than 64 bits"),
            ([0xca, 6, 5, 0xff, 0xff, 0xff, 0xff, 0x1f], "uint32s[]: a number that does not fit into 32 bits"),
        ] as [([UInt8], String)])
    func lengths(bytes: [UInt8], reason: String) throws { #expect(try refusal(of: bytes) == reason) }

    @Test func depthIsCountedInMessages() throws {
        let bytes = try Every(inner: .init(next: .init(next: .init(name: "deep")))).encoded()
        #expect(try Every(decoding: bytes, limits: .init(memoryBytes: 1 << 20, depth: 4)).inner != nil)
        let limits = DecodeLimits(memoryBytes: 1 << 20, depth: 3)
        #expect(try refusal(of: bytes, limits) == "inner.next.next: too many messages within messages")
        #expect(try refusal(of: bytes, .init(memoryBytes: 1 << 20, depth: .min)).hasPrefix("too many messages"))
    }

    /// The description of the fault, without the type's name.
    private func refusal(of bytes: [UInt8], _ limits: DecodeLimits = .standard) throws -> String {
        let fault = try #require(throws: DecodeFault.self) { try Every(decoding: bytes, limits: limits) }
        #expect(fault.typeName == "paas.conformance.v1.EveryType")
        return String(fault.description.dropFirst("paas.conformance.v1.EveryType: ".count))
    }

    /// A number of bytes that go on, and a last one.
    private static func varint(_ count: Int, last: UInt8) -> [UInt8] { Array(repeating: 0x80, count: count) + [last] }
}
