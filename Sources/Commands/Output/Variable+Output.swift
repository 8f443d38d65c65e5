import Messages

extension AppsV1.Variable {
    /// The same members as in the REST API.
    var json: JSON {
        .members(["name": .string(name), "updatedAt": updatedAt.json, "updatedBy": .text(updatedBy)])
    }

    static var header: [String] { ["NAME", "SET", "BY"] }

    var row: [String] { [name, updatedAt?.shortText ?? "", updatedBy] }

    var pairs: [(name: String, value: String)] {
        [("name", name), ("set", updatedAt?.shortText ?? ""), ("by", updatedBy)].filter { !$0.1.isEmpty }
    }
}
