/// A JSON value whose objects keep the order of their members.
enum JSON: Equatable, Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    /// A member of an object.
    struct Member: Equatable, Sendable {
        var name: String
        var value: JSON
    }

    /// A whole number.
    static func integer(_ value: some BinaryInteger) -> JSON { .number(String(value)) }

    /// The text; null where it is empty.
    static func text(_ text: String) -> JSON { text.isEmpty ? .null : .string(text) }

    /// An object of members in this order.
    static func members(_ members: KeyValuePairs<String, JSON>) -> JSON {
        .object(members.map { Member(name: $0.key, value: $0.value) })
    }

    /// The value at a path of members, dots between them; `nil` where there is none.
    subscript(path path: String) -> JSON? {
        var value = self
        for name in path.split(separator: ".", omittingEmptySubsequences: false) {
            guard case .object(let members) = value, let next = members.first(where: { $0.name == name }) else {
                return nil
            }
            value = next.value
        }
        return value
    }

    /// The paths of all members, outer ones first.
    var paths: [String] {
        guard case .object(let members) = self else { return [] }
        return members.flatMap { member in [member.name] + member.value.paths.map { "\(member.name).\($0)" } }
    }
}
