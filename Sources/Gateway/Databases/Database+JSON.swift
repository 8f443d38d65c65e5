import Messages

extension DatabasesV1.Database {
    /// The database as the API shows it. Every member is always there; what has no value is null.
    var json: JSONValue {
        .members([
            "id": .string(id),
            "org": .string(org),
            "app": .string(app),
            "name": .string(name),
            "engineVersion": .string(engineVersion),
            "state": state.json,
            "reason": .text(reason),
            "message": .text(message),
            "since": since.json,
            "step": step?.json ?? .null,
            "nextAttempt": nextAttempt.json,
            "deadline": deadline.json,
            "conditions": .array(conditions.map(\.json)),
            "host": .text(host),
            "port": port == 0 ? .null : .integer(port),
            "volume": volume?.json ?? .null,
            "description": .string(description),
            "deletionProtection": .boolean(deletionProtection),
            "generation": .integer(generation),
            "revision": .integer(revision),
            "createdAt": createdAt.json,
            "createdBy": .text(createdBy),
        ])
    }

    /// Changes with every change of the database (RFC 9110, section 8.8.3).
    var entityTag: String { "\"\(revision)\"" }
}

extension DatabasesV1.Step {
    /// The step that is under way.
    var json: JSONValue {
        .members([
            "name": .string(name), "progress": .integer(progressPercent), "startedAt": startedAt.json,
            "doneBytes": .integer(doneBytes), "totalBytes": .integer(totalBytes),
        ])
    }
}

extension DatabasesV1.Condition {
    /// Something that is true beside the state.
    var json: JSONValue {
        .members(["type": .string(type), "message": .string(message), "since": since.json])
    }
}

extension DatabasesV1.Volume {
    /// The data volume.
    var json: JSONValue { .members(["name": .string(name), "retained": .boolean(retained)]) }
}

extension DatabasesV1.State {
    /// `STATE_READY` → `ready`; a state of a later version keeps its number.
    var json: JSONValue {
        let name = description
        let prefix = "STATE_"
        return .string(name.hasPrefix(prefix) ? name.dropFirst(prefix.count).lowercased() : name)
    }
}

extension Optional<ProtobufTimestamp> {
    /// RFC 3339, or null.
    var json: JSONValue {
        map { .string(RFC3339.text(seconds: $0.seconds, nanoseconds: Int64($0.nanos))) } ?? .null
    }
}
