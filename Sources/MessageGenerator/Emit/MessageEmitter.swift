/// Emits a message: the Swift value, its way from protoc-c's struct, and to the wire.
struct MessageEmitter {
    private let message: ProtoMessage

    init(_ message: ProtoMessage) { self.message = message }

    var lines: [String] {
        let name = message.name.swiftBase
        let comment = DocComment.lines(message.comment, otherwise: "`\(message.name.proto)`.")
        let head = "public struct \(name): RPCMessage, CustomDebugStringConvertible"
        let parts = [
            typeName, properties, oneofTypes, emptyInitialiser, memberwiseInitialiser, coding, description,
        ]
        let body = Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
        return Lines.nested(in: message.name, comment + Lines.block(head, body)) + [""] + CFormEmitter(message).lines
            + (hasSecret ? [""] + emptyMirror : [])
    }

    private var typeName: [String] {
        ["/// `\(message.name.proto)`", "public static let typeName = \"\(message.name.proto)\""]
    }

    private var properties: [String] {
        message.fields.flatMap { field in
            FieldEmitter(field).comment + ["public var \(FieldEmitter(field).property): \(FieldEmitter(field).typed)"]
        }
            + message.oneofs.flatMap { oneof in
                OneofEmitter(oneof).comment
                    + ["public var \(OneofEmitter(oneof).property): \(OneofEmitter(oneof).type)?"]
            }
    }

    private var oneofTypes: [String] { Array(message.oneofs.map { OneofEmitter($0).lines }.joined(separator: [""])) }

    private var emptyInitialiser: [String] {
        ["/// The message with every field at its default.", "public init() {}"]
    }

    private var memberwiseInitialiser: [String] {
        let arguments =
            message.fields.map { "\(FieldEmitter($0).property): \(FieldEmitter($0).typedWithDefault)" }
            + message.oneofs.map { "\(OneofEmitter($0).property): \(OneofEmitter($0).type)? = nil" }
        guard !arguments.isEmpty else { return [] }
        let names =
            message.fields.map { FieldEmitter($0).property } + message.oneofs.map { OneofEmitter($0).property }
        return ["/// Sets the fields; those that are not given keep their defaults."]
            + Lines.call("public init", arguments, " {", level: 2)
            + Lines.indented(names.map { "self.\($0) = \($0)" }) + ["}"]
    }

    private var coding: [String] {
        [
            "/// Decodes one message.",
            "///",
            "/// - Throws: `DecodeFault` for bytes that are no such message, or that are refused or ask for too much.",
            "public init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault) {",
            "    self = try Self.unpacked(bytes, limits)",
            "}",
            "",
            "/// The message in protobuf's wire format.",
            "///",
            "/// - Throws: `DecodeFault` for a string that holds a NUL character, which receivers refuse.",
            "public func encoded() throws(DecodeFault) -> [UInt8] { try packed() }",
        ]
    }

    private var description: [String] {
        let name = message.name.swiftBase
        let fields = message.fields.map { field in
            let call = field.isSecret ? "addSecret" : "add"
            return "fields.\(call)(\"\(SwiftNames.lowerCamel(field.name))\", \(FieldEmitter(field).property))"
        }
        let oneofs = message.oneofs.map {
            "fields.add(\"\(SwiftNames.lowerCamel($0.name))\", \(OneofEmitter($0).property))"
        }
        let comment = "/// The fields that are not at their defaults; secrets are redacted."
        guard !(fields + oneofs).isEmpty else {
            return [comment, "public var debugDescription: String { \"\(name)()\" }"]
        }
        return [comment]
            + Lines.block(
                "public var debugDescription: String",
                ["var fields = FieldList(\"\(name)\")"] + fields + oneofs + ["return fields.text"])
    }

    private var hasSecret: Bool { (message.fields + message.oneofs.flatMap(\.fields)).contains(where: \.isSecret) }

    private var emptyMirror: [String] {
        Lines.block(
            "extension \(message.name.swift): CustomReflectable",
            [
                "/// No children: the message holds a secret, which `dump` would show.",
                "public var customMirror: Mirror { Mirror(self, children: []) }",
            ])
    }
}
