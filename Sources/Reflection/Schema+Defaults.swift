extension Schema {
    /// What JSON says for a value that is not on the wire.
    func defaultValue(of kind: FieldType.Kind) -> JSON {
        switch kind {
        case .scalar(let scalar): scalar.defaultValue
        case .enumeration(let name):
            enumeration(name)?.values.first { $0.number == 0 }.map { .string($0.name) } ?? .integer(0)
        case .message: .object([])
        }
    }

    /// What JSON says for a field of a map's entry that is not on the wire.
    func defaultValue(of entry: MessageType, _ number: UInt32) -> JSON {
        entry.index(of: number).map { defaultValue(of: entry.fields[$0].kind) } ?? .null
    }
}
