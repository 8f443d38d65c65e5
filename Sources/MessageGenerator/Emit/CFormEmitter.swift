/// Emits a message's way to and from protoc-c's struct.
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
        let body = ["self.init()"] + fields + message.oneofs.flatMap { OneofEmitter($0).read }
        return Lines.block("init(reading form: UnsafePointer<\(message.name.c)>) throws(DecodeFault)", body)
    }

    private var writing: [String] {
        let head = Lines.call(
            "func write",
            ["to form: UnsafeMutablePointer<\(message.name.c)>", "in arena: borrowing Arena"],
            " throws(DecodeFault) {", level: 1)
        let body =
            message.fields.flatMap { FieldEmitter($0).write("self.\(FieldEmitter($0).property)") }
            + message.oneofs.flatMap { OneofEmitter($0).write }
        return head + Lines.indented(body) + ["}"]
    }
}
