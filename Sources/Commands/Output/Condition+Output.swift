import Messages

extension DatabasesV1.Condition {
    /// The same members as in the REST API.
    var json: JSON {
        .members(["type": .string(type), "message": .string(message), "since": since.json])
    }

    var text: String { message.isEmpty ? type : "\(type): \(message)" }
}
