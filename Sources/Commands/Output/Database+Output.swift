import Messages

extension DatabasesV1.State {
    /// `STATE_READY` → `ready`; a state of a newer daemon keeps its number.
    var word: String {
        let prefix = "STATE_"
        return description.hasPrefix(prefix) ? description.dropFirst(prefix.count).lowercased() : description
    }
}

extension DatabasesV1.Database {
    /// The same members as in the REST API.
    var json: JSON {
        .members([
            "id": .string(id), "org": .string(org), "app": .string(app), "name": .string(name),
            "engineVersion": .string(engineVersion), "state": .string(state.word), "reason": .text(reason),
            "message": .text(message), "since": since.json, "step": step?.json ?? .null,
            "nextAttempt": nextAttempt.json, "deadline": deadline.json, "conditions": .array(conditions.map(\.json)),
            "host": .text(host), "port": port == 0 ? .null : .integer(port), "volume": volumeJSON,
            "description": .string(description), "deletionProtection": .boolean(deletionProtection),
            "generation": .integer(generation), "revision": .integer(revision), "createdAt": createdAt.json,
            "createdBy": .text(createdBy),
        ])
    }

    /// A database that has a value in each of its fields.
    static var example: DatabasesV1.Database {
        DatabasesV1.Database(step: .init(), volume: .init())
    }

    static var header: [String] { ["NAME", "VERSION", "STATE", "STEP", "ADDRESS", "SINCE", "ID"] }

    var row: [String] { [name, engineVersion, state.word, step?.text ?? "", address, since?.shortText ?? "", id] }

    /// What a person wants to see of one database; what has no value is left out.
    var pairs: [(name: String, value: String)] {
        let pairs: [(name: String, value: String)] = [
            ("name", name), ("id", id), ("org", org), ("app", app), ("version", engineVersion), ("state", state.word),
            ("reason", reason), ("message", message), ("since", since?.shortText ?? ""), ("step", step?.text ?? ""),
            ("condition", conditions.map(\.text).joined(separator: "; ")),
            ("next attempt", nextAttempt?.shortText ?? ""), ("deadline", deadline?.shortText ?? ""),
            ("address", address), ("volume", volumeText), ("description", description),
            ("protected", deletionProtection ? "yes" : ""), ("created", createdAt?.shortText ?? ""),
            ("created by", createdBy),
        ]
        return pairs.filter { !$0.value.isEmpty }
    }

    /// `host:port`; empty until it is known.
    private var address: String { host.isEmpty ? "" : "\(host):\(port)" }

    private var volumeText: String {
        guard let volume, !volume.name.isEmpty else { return "" }
        return volume.retained ? "\(volume.name) (retained)" : volume.name
    }

    private var volumeJSON: JSON {
        volume.map { .members(["name": .string($0.name), "retained": .boolean($0.retained)]) } ?? .null
    }
}
