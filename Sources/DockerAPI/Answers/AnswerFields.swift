/// The members of a JSON object of the engine's, which writes `null` where others leave a member out.
struct AnswerFields {
    /// A member's name.
    struct Name: CodingKey, ExpressibleByStringLiteral {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringLiteral value: String) { stringValue = value }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private let container: KeyedDecodingContainer<Name>

    init(_ decoder: any Decoder) throws { container = try decoder.container(keyedBy: Name.self) }

    private init(_ container: KeyedDecodingContainer<Name>) { self.container = container }

    /// A member that has to be there.
    func required<Value: Decodable>(_ name: Name) throws -> Value { try container.decode(Value.self, forKey: name) }

    /// A member that may be `null` or missing.
    func optional<Value: Decodable>(_ name: Name) throws -> Value? {
        try container.decodeIfPresent(Value.self, forKey: name)
    }

    /// A member that stands for something when it is `null` or missing.
    func value<Value: Decodable>(_ name: Name, or fallback: Value) throws -> Value {
        try container.decodeIfPresent(Value.self, forKey: name) ?? fallback
    }

    /// A text that is as good as missing when it is empty.
    func text(_ name: Name) throws -> String? {
        try container.decodeIfPresent(String.self, forKey: name).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The names of an object's members, whatever their values; ascending.
    func names(in name: Name) throws -> [String] {
        guard try isPresent(name) else { return [] }
        return try container.nestedContainer(keyedBy: Name.self, forKey: name).allKeys.map(\.stringValue).sorted()
    }

    /// An object in the object; `nil` if it is `null` or missing.
    func object(_ name: Name) throws -> AnswerFields? {
        guard try isPresent(name) else { return nil }
        return AnswerFields(try container.nestedContainer(keyedBy: Name.self, forKey: name))
    }

    private func isPresent(_ name: Name) throws -> Bool {
        guard container.contains(name) else { return false }
        return try !container.decodeNil(forKey: name)
    }
}
