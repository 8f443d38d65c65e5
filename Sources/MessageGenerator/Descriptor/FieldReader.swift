import CDescriptor

/// Reads a field's descriptor, and refuses what our messages must not contain.
struct FieldReader {
    private typealias Kind = Google__Protobuf__FieldDescriptorProto__Type
    typealias Descriptor = UnsafeMutablePointer<Google__Protobuf__FieldDescriptorProto>

    /// Number of the option `(paas.options.v1.secret)`.
    private static let secretOption: UInt32 = 50001

    /// Types by their full names, with the leading dot that descriptors write.
    let types: [String: TypeName]
    /// Full names of the entry types that stand for maps.
    let mapEntries: Set<String>

    func read(_ field: Descriptor, of message: TypeName, comment: String) throws(Refusal) -> ProtoField {
        let name = text(field.pointee.name)
        let element = "\(message.proto).\(name)"
        if field.pointee.proto3_optional != 0 {
            throw Refusal(
                element: element, reason: "proto3 optional is refused, protoc-c can't read it; use a oneof")
        }
        if field.pointee.label == GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__LABEL__LABEL_REQUIRED {
            throw Refusal(element: element, reason: "required fields are refused, use proto3")
        }
        if mapEntries.contains(text(field.pointee.type_name)) {
            throw Refusal(element: element, reason: "maps are refused, use a repeated message with a key")
        }
        return ProtoField(
            name: name, number: field.pointee.number, comment: comment, kind: try kind(of: field, element),
            isRepeated: field.pointee.label == GOOGLE__PROTOBUF__FIELD_DESCRIPTOR_PROTO__LABEL__LABEL_REPEATED,
            isSecret: isSecret(field))
    }

    private func kind(of field: Descriptor, _ element: String) throws(Refusal) -> ProtoField.Kind {
        switch field.pointee.type.rawValue {
        case 1: return .number("Double", .fixed64)
        case 2: return .number("Float", .fixed32)
        case 3: return .number("Int64", .varint)
        case 4: return .number("UInt64", .varint)
        case 5: return .number("Int32", .varint)
        case 6: return .number("UInt64", .fixed64)
        case 7: return .number("UInt32", .fixed32)
        case 13: return .number("UInt32", .varint)
        case 15: return .number("Int32", .fixed32)
        case 16: return .number("Int64", .fixed64)
        case 17: return .number("Int32", .zigzag)
        case 18: return .number("Int64", .zigzag)
        case 8: return .bool
        case 9: return .text
        case 12: return .bytes
        case 11: return .message(try type(of: field, element))
        case 14: return .enumeration(try type(of: field, element))
        default: throw Refusal(element: element, reason: "groups and unknown types of field are refused")
        }
    }

    private func type(of field: Descriptor, _ element: String) throws(Refusal) -> TypeName {
        let name = text(field.pointee.type_name)
        guard let type = types[name] else { throw Refusal(element: element, reason: "its type \(name) is not known") }
        return type
    }

    /// protobuf-c keeps an option that descriptor.proto does not know as an unknown field.
    private func isSecret(_ field: Descriptor) -> Bool {
        guard let options = field.pointee.options else { return false }
        let base = options.pointee.base
        return (0..<Int(base.n_unknown_fields)).contains {
            let unknown = base.unknown_fields[$0]
            return unknown.tag == Self.secretOption && unknown.len == 1 && unknown.data[0] != 0
        }
    }
}
