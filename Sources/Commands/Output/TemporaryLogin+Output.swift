import Messages

extension DatabasesV1.TemporaryLogin {
    /// The same members as in the REST API.
    var json: JSON {
        .members([
            "id": .string(id), "username": .string(username), "createdBy": .string(createdBy),
            "createdAt": createdAt.json, "expiresAt": expiresAt.json, "auditId": .string(auditID),
        ])
    }

    static var header: [String] { ["ID", "BY", "SINCE", "ENDS", "AUDIT ID"] }

    var row: [String] { [id, createdBy, createdAt?.shortText ?? "", expiresAt?.shortText ?? "", auditID] }
}

extension DatabasesV1.CreateTemporaryLoginResponse {
    /// The same members as in the REST API.
    var json: JSON {
        .members([
            "login": login?.json ?? .null, "dsn": .string(dsn), "host": .string(host), "port": .integer(port),
            "database": .string(database),
        ])
    }

    var pairs: [(name: String, value: String)] {
        [
            ("dsn", dsn), ("username", login?.username ?? ""), ("host", host), ("port", String(port)),
            ("database", database), ("ends", login?.expiresAt?.shortText ?? ""), ("login", login?.id ?? ""),
            ("audit id", login?.auditID ?? ""),
        ]
    }
}

extension Presenter {
    func text(of given: DatabasesV1.CreateTemporaryLoginResponse) -> String {
        text(of: given.json) { Table(pairs: given.pairs).text }
    }
}
