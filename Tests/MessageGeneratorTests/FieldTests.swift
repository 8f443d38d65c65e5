import Testing

@testable import MessageGenerator

/// What becomes of fields on their way to the wire and back.
@Suite struct FieldTests {
    @Test(
        arguments: [
            (.number("UInt64", .varint), "varint: x"), (.number("UInt32", .varint), "varint: UInt64(x)"),
            (.number("Int32", .varint), "varint: UInt64(truncatingIfNeeded: x)"),
            (.number("Int64", .zigzag), "varint: ZigZag.number(x)"),
            (.number("UInt32", .fixed32), "fixed32: x"),
            (.number("Int32", .fixed32), "fixed32: UInt32(bitPattern: x)"),
            (.number("Int64", .fixed64), "fixed64: UInt64(bitPattern: x)"),
            (.number("Double", .fixed64), "fixed64: x.bitPattern"), (.bool, "varint: x ? 1 : 0"),
            (.text, "text: x"), (.bytes, "bytes: x"),
        ] as [(ProtoField.Kind, String)])
    func singularFields(kind: ProtoField.Kind, value: String) {
        #expect(FieldEmitter(field("f", 3, kind)).add("x") == "fields.add(3, \(value))")
        #expect(FieldEmitter(field("f", 3, kind)).put("x") == "fields.put(3, \(value))")
    }

    @Test func repeatedFields() {
        let bools = FieldEmitter(field("f", 4, .bool, isRepeated: true))
        #expect(bools.add("x") == "fields.add(4, varints: x) { $0 ? 1 : 0 }")
        #expect(bools.read == "Self.elements(form.pointee.n_f, form.pointee.f).map { $0 != 0 }")
        #expect(FieldEmitter(field("f", 4, .text, isRepeated: true)).add("x") == "fields.add(4, texts: x)")
    }

    @Test func fieldsAreSentInTheOrderOfTheirNumbers() {
        var message = ProtoMessage(
            name: TypeName(package: "paas.test.v1", path: ["M"]), comment: "",
            fields: [field("b", 4, .text), field("a", 2, .text)], oneofs: [])
        message.oneofs = [
            ProtoOneof(name: "apart", comment: "", fields: [field("x", 1, .text), field("y", 3, .text)]),
            ProtoOneof(name: "together", comment: "", fields: [field("p", 5, .text), field("q", 6, .text)]),
        ]
        let numbers = CFormEmitter(message).lines.compactMap { line in
            line.firstRange(of: /fields\.(add|put)\(\d/).flatMap { Int(String(line[$0].suffix(1))) }
        }
        #expect(numbers == [1, 2, 3, 4, 5, 6])
    }

    private func field(
        _ name: String, _ number: Int32, _ kind: ProtoField.Kind, isRepeated: Bool = false
    ) -> ProtoField {
        ProtoField(name: name, number: number, comment: "", kind: kind, isRepeated: isRepeated, isSecret: false)
    }
}
