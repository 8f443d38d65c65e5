import Messages
import Model

extension AccessV1.Token {
    /// The token without its text.
    var json: JSONValue {
        .members([
            "id": .string(id),
            "member": .text(member),
            "service": .text(service),
            "scopes": .array(scopes.map(JSONValue.string)),
            "createdAt": createdAt.json,
            "createdBy": .text(createdBy),
            "expiresAt": expiresAt.json,
        ])
    }
}

extension AccessV1.Member {
    /// The member as the API shows it.
    var json: JSONValue { .members(["name": .string(name), "role": .string(role), "since": since.json]) }
}

extension AccessV1.Invitation {
    /// The invitation without its code.
    var json: JSONValue {
        .members([
            "id": .string(id),
            "name": .string(name),
            "role": .string(role),
            "createdAt": createdAt.json,
            "createdBy": .text(createdBy),
            "expiresAt": expiresAt.json,
        ])
    }
}

extension AccessV1.Quota {
    /// The limits; null where there is none.
    var json: JSONValue { .members(["databases": databases == 0 ? .null : .integer(databases)]) }
}

extension AccessV1.Organisation {
    /// The organisation as the API shows it.
    var json: JSONValue {
        .members([
            "name": .string(name),
            "createdAt": createdAt.json,
            "apps": .integer(apps),
            "databases": .integer(databases),
            "quota": quota?.json ?? .null,
        ])
    }
}

extension Answer {
    /// An answer that holds what is shown this once.
    static func shownOnce(_ pairs: KeyValuePairs<String, JSONValue>) -> Answer {
        Answer(.created, .members(pairs), headers: [.cacheControl: "no-store"])
    }
}
