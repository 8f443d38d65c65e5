/// A JSON object for the engine, member by member; what is left at the engine's default isn't sent.
struct RequestFields: Encodable {
    private var members: [String: any Encodable] = [:]

    init() {}

    /// Adds a member.
    mutating func set(_ name: String, _ value: some Encodable) { members[name] = value }

    /// Adds a member, unless there is nothing to say.
    mutating func set(_ name: String, ifPresent value: (some Encodable)?) {
        if let value { members[name] = value }
    }

    /// Adds a member, unless it is empty.
    mutating func set(_ name: String, ifFilled value: some Encodable & Collection) {
        if !value.isEmpty { members[name] = value }
    }

    /// Adds a number, unless it is 0.
    mutating func set(_ name: String, ifNotZero value: Int64) {
        if value != 0 { members[name] = value }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnswerFields.Name.self)
        for (name, value) in members {
            guard let key = AnswerFields.Name(stringValue: name) else { continue }
            try container.encode(value, forKey: key)
        }
    }
}
