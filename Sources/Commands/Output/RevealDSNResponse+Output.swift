import Messages

extension DatabasesV1.RevealDSNResponse {
    /// The same members as in the REST API.
    var json: JSON {
        .members([
            "dsn": .string(dsn), "username": .string(username), "host": .string(host), "port": .integer(port),
            "database": .string(database), "auditId": .string(auditID),
        ])
    }

    var pairs: [(name: String, value: String)] {
        [
            ("dsn", dsn), ("username", username), ("host", host), ("port", String(port)), ("database", database),
            ("audit id", auditID),
        ]
    }
}
