/// Emits the parts of one field.
struct FieldEmitter {
    private let field: ProtoField

    init(_ field: ProtoField) { self.field = field }

    var property: String { SwiftNames.property(field.name) }

    var comment: [String] { DocComment.lines(field.comment, otherwise: "Field \(field.number): `\(field.name)`.") }

    /// The type of one element, without what makes it repeated or optional.
    var elementType: String {
        switch field.kind {
        case .number(let type): type
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
        case (.number, true): "Self.list(\(list))"
        case (.bool, false): "\(member) != 0"
        case (.bool, true): "Self.list(\(list)).map { $0 != 0 }"
        case (.text, false): "try Self.text(\(member), \"\(field.name)\")"
        case (.text, true): "try Self.texts(\(list), \"\(field.name)\")"
        case (.bytes, false): "Self.bytes(\(member))"
        case (.bytes, true): "Self.list(\(list)).map(Self.bytes)"
        case (.enumeration, false): "\(elementType)(rawValue: Int32(truncatingIfNeeded: \(member).rawValue))"
        case (.enumeration, true):
            "Self.list(\(list)).map { \(elementType)(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }"
        case (.message, false): "try Self.message(\(member))"
        case (.message, true): "try Self.messages(\(list))"
        }
    }

    /// Statements that put a value into the struct that `form` points to.
    func write(_ value: String) -> [String] {
        let member = "form.pointee.\(CNames.member(field.name))"
        let assignment = "\(member) = \(field.isRepeated ? repeatedForm(of: value) : form(of: value))"
        guard field.isRepeated else { return [assignment] }
        return ["form.pointee.n_\(CNames.bareMember(field.name)) = \(value).count", assignment]
    }

    private func form(of value: String) -> String {
        switch field.kind {
        case .number: value
        case .bool: "\(value) ? 1 : 0"
        case .text: "try Self.text(\(value), \"\(field.name)\", in: arena)"
        case .bytes: "try Self.bytes(\(value), in: arena)"
        case .enumeration: ".init(rawValue: .init(truncatingIfNeeded: \(value).rawValue))"
        case .message: "try Self.optionalForm(of: \(value), in: arena)"
        }
    }

    private func repeatedForm(of value: String) -> String {
        switch field.kind {
        case .number: "try Self.list(\(value), in: arena)"
        case .bool: "try Self.list(\(value).map { $0 ? 1 : 0 }, in: arena)"
        case .text: "try Self.texts(\(value), \"\(field.name)\", in: arena)"
        case .bytes: "try Self.byteStrings(\(value), in: arena)"
        case .enumeration:
            "try Self.list(\(value).map { .init(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }, in: arena)"
        case .message: "try Self.forms(of: \(value), in: arena)"
        }
    }
}
