import Messages

extension DatabasesV1.Step {
    /// The same members as in the REST API.
    var json: JSON {
        .members([
            "name": .string(name), "progress": .integer(progressPercent), "startedAt": startedAt.json,
            "doneBytes": .integer(doneBytes), "totalBytes": .integer(totalBytes),
        ])
    }

    /// The step and how far it is: `image (12.3 MB of 104.8 MB)`.
    var text: String {
        guard !name.isEmpty else { return "" }
        // The total grows while the parts of a transfer are found out, so it may lag behind.
        if totalBytes > 0 { return "\(name) (\(ByteCount(doneBytes)) of \(ByteCount(max(doneBytes, totalBytes))))" }
        if doneBytes > 0 { return "\(name) (\(ByteCount(doneBytes)))" }
        return progressPercent == 0 ? name : "\(name) (\(progressPercent) %)"
    }
}
