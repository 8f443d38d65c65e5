/// A JSON value whose objects keep the order of their members, and whose numbers keep their digits.
public enum JSON: Equatable, Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean(Bool)
    /// A number as it was written.
    case number(String)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSON])
    /// Members in order; a name may come twice.
    case object([Member])

    /// A member of an object.
    public struct Member: Equatable, Sendable {
        /// Its name.
        public var name: String
        /// What it holds.
        public var value: JSON

        /// Pairs a name with a value.
        public init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// A whole number.
    public static func integer(_ value: some BinaryInteger) -> JSON { .number(String(value)) }

    /// The text; null where it is empty.
    public static func text(_ text: String) -> JSON { text.isEmpty ? .null : .string(text) }

    /// An object of members in this order.
    public static func members(_ members: KeyValuePairs<String, JSON>) -> JSON {
        .object(members.map { Member(name: $0.key, value: $0.value) })
    }

    /// The value at a path of members, dots between them; `nil` where there is none.
    public subscript(path path: String) -> JSON? {
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
    public var paths: [String] {
        guard case .object(let members) = self else { return [] }
        return members.flatMap { member in [member.name] + member.value.paths.map { "\(member.name).\($0)" } }
    }

    /// What kind of value it is, for messages: "a string".
    var kind: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
