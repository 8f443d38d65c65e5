/// Refuses a singular field that comes twice, and a second member of a oneof.
struct SingularFields {
    private let type: MessageType
    private var seen: Set<Int> = []
    private var members: [Int: FieldType] = [:]

    init(_ type: MessageType) { self.type = type }

    /// - Parameter index: of the field that comes.
    mutating func note(_ index: Int) throws(MessageFault) {
        let field = type.fields[index]
        if field.isRepeated { return }
        guard seen.insert(index).inserted else { throw MessageFault("it comes twice") }
        guard let oneof = field.oneof else { return }
        if let other = members[oneof] {
            throw MessageFault("it can't be set together with \(other.jsonName)")
        }
        members[oneof] = field
    }
}
