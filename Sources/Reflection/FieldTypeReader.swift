/// Reads `FieldDescriptorProto`. The numbers are those of the fields in descriptor.proto.
struct FieldTypeReader {
    /// Number of the option `(paas.options.v1.secret)`.
    private static let secretOption: UInt32 = 50001

    let isProto3: Bool
    let comments: CommentIndex

    func read(_ field: RawFields, of message: String, at place: [UInt64]) throws(MessageFault) -> FieldType {
        let name = try field.text(1)
        guard let number = field.number(3).flatMap({ UInt32(exactly: $0) }), (1..<1 << 29).contains(number) else {
            throw MessageFault("\(message).\(name) has a number that can't be")
        }
        let kind = try kind(of: field, "\(message).\(name)")
        let isRepeated = field.number(4) == 3
        let options = try field.message(8)
        let jsonName = try field.text(10)
        // proto3's `optional` is told as a oneof with one member.
        let isOptional = field.flag(17)
        let oneof = isOptional ? nil : field.number(9).flatMap { Int(exactly: $0) }
        return FieldType(
            name: name, jsonName: jsonName.isEmpty ? Self.camelCase(name) : jsonName, number: number, kind: kind,
            isRepeated: isRepeated,
            isPacked: isRepeated && Self.canBePacked(kind) && (options.number(2).map { $0 != 0 } ?? isProto3),
            hasPresence: !isRepeated && (Self.isMessage(kind) || oneof != nil || isOptional || !isProto3),
            oneof: oneof, isSecret: options.flag(Self.secretOption), comment: comments[place])
    }

    private func kind(of field: RawFields, _ element: String) throws(MessageFault) -> FieldType.Kind {
        let type = field.number(5) ?? 0
        if let scalar = ScalarType(rawValue: type) { return .scalar(scalar) }
        switch type {
        case 11: return .message(SchemaReader.absolute(try field.text(6)))
        case 14: return .enumeration(SchemaReader.absolute(try field.text(6)))
        default: throw MessageFault("\(element) is a group or of an unknown type")
        }
    }

    private static func isMessage(_ kind: FieldType.Kind) -> Bool {
        if case .message = kind { true } else { false }
    }

    private static func canBePacked(_ kind: FieldType.Kind) -> Bool {
        switch kind {
        case .scalar(let type): type.wireType != .bytes
        case .enumeration: true
        case .message: false
        }
    }

    private static func camelCase(_ name: String) -> String {
        let words = name.split(separator: "_", omittingEmptySubsequences: true)
        let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return (words.prefix(1).map(String.init) + rest).joined()
    }
}
