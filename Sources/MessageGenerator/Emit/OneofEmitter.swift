/// Emits a oneof as a nested enum.
struct OneofEmitter {
    private let oneof: ProtoOneof

    init(_ oneof: ProtoOneof) { self.oneof = oneof }

    var property: String { SwiftNames.property(oneof.name) }

    var type: String { SwiftNames.type(oneof.name) }

    var comment: [String] { DocComment.lines(oneof.comment, otherwise: "At most one of these; `nil` = none.") }

    var lines: [String] {
        let cases = oneof.fields.flatMap { field in
            FieldEmitter(field).comment
                + ["case \(FieldEmitter(field).property)(\(FieldEmitter(field).elementType))"]
        }
        let comment = DocComment.lines("", otherwise: "What `\(SwiftNames.lowerCamel(oneof.name))` can be.")
        guard oneof.fields.contains(where: { $0.isSecret || $0.kind == .bytes }) else {
            return comment + Lines.block("public enum \(type): Equatable, Sendable", cases)
        }
        return comment
            + Lines.block(
                "public enum \(type): Equatable, Sendable, CustomStringConvertible", cases + [""] + description)
    }

    /// Statements that set the property from the struct that `form` points to.
    var read: [String] {
        let cases = oneof.fields.map { field in
            let read = FieldEmitter(field).read
            let value = if case .message = field.kind { read + " ?? .init()" } else { read }
            return "case \(field.number): self.\(property) = .\(FieldEmitter(field).property)(\(value))"
        }
        let tag = "form.pointee.\(CNames.lower(oneof.name))_case.rawValue"
        return ["switch \(tag) {"] + cases + ["default: break", "}"]
    }

    /// Statements that send the member that is set.
    var write: [String] {
        let cases = oneof.fields.map {
            "case .\(FieldEmitter($0).property)(let value): \(FieldEmitter($0).put("value"))"
        }
        return ["switch self.\(property) {"] + cases + ["case nil: break", "}"]
    }

    /// Statements that send one member if it is the one that is set.
    func write(_ field: ProtoField) -> [String] {
        Lines.block(
            "if case .\(FieldEmitter(field).property)(let value) = self.\(property)", [FieldEmitter(field).put("value")]
        )
    }

    private var description: [String] {
        let cases = oneof.fields.map { field in
            let name = SwiftNames.lowerCamel(field.name)
            let property = FieldEmitter(field).property
            if field.isSecret { return "case .\(property): \"\(name)(<redacted>)\"" }
            let value = field.kind == .bytes ? "value.count) bytes" : "value)"
            return "case .\(property)(let value): \"\(name)(\\(\(value))\""
        }
        return ["/// The case and its value; secrets are redacted."]
            + Lines.block("public var description: String", ["switch self {"] + cases + ["}"])
    }
}
