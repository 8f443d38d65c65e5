/// Emits a message's way from protoc-c's struct, and to the wire.
struct CFormEmitter {
    private let message: ProtoMessage

    init(_ message: ProtoMessage) { self.message = message }

    var lines: [String] {
        let parts = [descriptor, reading, writing].joined(separator: [""])
        return Lines.block("extension \(message.name.swift): CMessage", Array(parts))
    }

    private var descriptor: [String] {
        Lines.block(
            "static var descriptor: UnsafePointer<ProtobufCMessageDescriptor>",
            ["\(AccessorHeader.accessor(of: message.name))()"])
    }

    private var reading: [String] {
        let fields = message.fields.map { "self.\(FieldEmitter($0).property) = \(FieldEmitter($0).read)" }
        let head = "init(reading form: UnsafePointer<\(message.name.c)>)"
        let body = fields + message.oneofs.flatMap { OneofEmitter($0).read }
        return body.isEmpty ? [head + " {}"] : Lines.block(head, body)
    }

    private var writing: [String] {
        let head = "func encode(into fields: inout some FieldSink)"
        let body = (message.fields.map(statement) + message.oneofs.flatMap(statements)).sorted { $0.number < $1.number }
        return body.isEmpty ? [head + " {}"] : Lines.block(head, body.flatMap(\.lines))
    }

    private func statement(_ field: ProtoField) -> (number: Int32, lines: [String]) {
        (field.number, [FieldEmitter(field).add("self.\(FieldEmitter(field).property)")])
    }

    /// One statement where the members' numbers stand together, otherwise one for each: fields are sent in order.
    private func statements(_ oneof: ProtoOneof) -> [(number: Int32, lines: [String])] {
        let numbers = oneof.fields.map(\.number)
        guard let first = numbers.min(), let last = numbers.max() else { return [] }
        let others = message.fields + message.oneofs.filter { $0.name != oneof.name }.flatMap(\.fields)
        guard others.contains(where: { (first...last).contains($0.number) }) else {
            return [(first, OneofEmitter(oneof).write)]
        }
        return oneof.fields.map { ($0.number, OneofEmitter(oneof).write($0)) }
    }
}
