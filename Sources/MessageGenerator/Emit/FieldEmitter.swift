/// Emits the parts of one field.
struct FieldEmitter {
    let field: ProtoField

    init(_ field: ProtoField) { self.field = field }

    var property: String { SwiftNames.property(field.name) }

    var comment: [String] { DocComment.lines(field.comment, otherwise: "Field \(field.number): `\(field.name)`.") }

    /// The type of one element, without what makes it repeated or optional.
    var elementType: String {
        switch field.kind {
        case .number(let type, _): type
        case .bool: "Bool"
        case .text: "String"
        case .bytes: "[UInt8]"
        case .enumeration(let name), .message(let name): name.swift
        }
    }

    /// `String = ""`, for a stored property.
    var typed: String {
        if field.isRepeated { return "[\(elementType)] = []" }
        return switch field.kind {
        case .number: "\(elementType) = 0"
        case .bool: "Bool = false"
        case .text: "String = \"\""
        case .bytes: "[UInt8] = []"
        case .enumeration: "\(elementType) = .init(rawValue: 0)"
        case .message: "\(elementType)?"
        }
    }

    /// `String = ""`, for a parameter.
    var typedWithDefault: String {
        if case .message = field.kind, !field.isRepeated { return "\(elementType)? = nil" }
        return typed
    }

    /// The field's value, read from the struct that `form` points to.
    var read: String {
        let member = "form.pointee.\(CNames.member(field.name))"
        let list = "form.pointee.n_\(CNames.bareMember(field.name)), \(member)"
        return switch (field.kind, field.isRepeated) {
        case (.number, false): member
        case (.number, true): "Array(Self.elements(\(list)))"
        case (.bool, false): "\(member) != 0"
        case (.bool, true): "Self.elements(\(list)).map { $0 != 0 }"
        case (.text, false): "Self.text(\(member))"
        case (.text, true): "Self.texts(\(list))"
        case (.bytes, false): "Self.bytes(\(member))"
        case (.bytes, true): "Self.elements(\(list)).map { Self.bytes($0) }"
        case (.enumeration, false): ".init(rawValue: Self.number(\(member).rawValue))"
        case (.enumeration, true): "Self.enumerations(\(list))"
        case (.message, false): "Self.message(\(member))"
        case (.message, true): "Self.messages(\(list))"
        }
    }
}
