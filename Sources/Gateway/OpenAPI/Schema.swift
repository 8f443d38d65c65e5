/// A JSON Schema (2020-12), which is what OpenAPI 3.1 says of values.
struct Schema: Equatable, Sendable {
    /// The keywords.
    private(set) var members: [JSONValue.Member]

    var json: JSONValue { .object(members) }

    private init(_ pairs: KeyValuePairs<String, JSONValue>) {
        members = pairs.map { JSONValue.Member($0.key, $0.value) }
    }

    /// A text.
    ///
    /// - Parameters:
    ///   - pattern: a regular expression (ECMA-262) for the whole text.
    ///   - longest: in characters.
    static func text(pattern: String? = nil, longest: Int? = nil) -> Schema {
        var schema = Schema(["type": .string("string")])
        if let pattern { schema.add("pattern", .string(pattern)) }
        if let longest { schema.add("maxLength", .integer(longest)) }
        return schema
    }

    /// A moment of an answer.
    static let moment = Schema(["type": .string("string"), "format": .string("date-time")])

    /// Any value at all.
    static let anything = Schema([:])

    static let boolean = Schema(["type": .string("boolean")])

    /// A whole number.
    static func integer(_ least: UInt64 = 0, upTo most: UInt64? = nil) -> Schema {
        var schema = Schema(["type": .string("integer"), "minimum": .integer(least)])
        if let most { schema.add("maximum", .integer(most)) }
        return schema
    }

    static func choice(_ words: [String]) -> Schema {
        Schema(["type": .string("string"), "enum": .array(words.map(JSONValue.string))])
    }

    static func array(of element: Schema, atLeast least: Int = 0, atMost most: Int? = nil) -> Schema {
        var schema = Schema(["type": .string("array"), "items": element.json])
        if least > 0 { schema.add("minItems", .integer(least)) }
        if let most { schema.add("maxItems", .integer(most)) }
        return schema
    }

    /// An object of an answer: each member is there. A later version may have more.
    static func object(_ properties: KeyValuePairs<String, Schema>) -> Schema {
        object(properties.map { ($0.key, $0.value) }, required: properties.map { $0.key })
    }

    /// An object of a request: nothing else may be in it.
    static func body(_ fields: [BodyField]) -> Schema {
        var schema = object(
            fields.map { ($0.name, $0.rule.schema) }, required: fields.filter(\.isRequired).map(\.name))
        schema.add("additionalProperties", .boolean(false))
        return schema
    }

    /// An object whose members' names are not known beforehand.
    static func map(of element: Schema) -> Schema {
        Schema(["type": .string("object"), "additionalProperties": element.json])
    }

    static func oneOf(_ schemas: [Schema]) -> Schema { Schema(["oneOf": .array(schemas.map(\.json))]) }

    static func constant(_ value: JSONValue) -> Schema { Schema(["const": value]) }

    /// A schema of the document's components.
    static func component(_ name: SchemaName) -> Schema {
        Schema(["$ref": .string("#/components/schemas/\(name.title)")])
    }

    /// The same, or null.
    var orNull: Schema { Schema(["anyOf": .array([json, .members(["type": .string("null")])])]) }

    /// An object with one more member, which need not be there.
    func and(_ name: String, _ property: Schema) -> Schema {
        var schema = self
        schema.members = members.map { member in
            guard member.name == "properties", case .object(let properties) = member.value else { return member }
            return JSONValue.Member("properties", .object(properties + [JSONValue.Member(name, property.json)]))
        }
        return schema
    }

    /// The same with a sentence for people.
    func described(_ text: String) -> Schema {
        var schema = self
        schema.add("description", .string(text))
        return schema
    }

    private static func object(_ properties: [(String, Schema)], required: [String]) -> Schema {
        var schema = Schema(["type": .string("object")])
        schema.add("properties", .object(properties.map { JSONValue.Member($0.0, $0.1.json) }))
        if !required.isEmpty { schema.add("required", .array(required.map(JSONValue.string))) }
        return schema
    }

    private mutating func add(_ name: String, _ value: JSONValue) { members.append(JSONValue.Member(name, value)) }
}
