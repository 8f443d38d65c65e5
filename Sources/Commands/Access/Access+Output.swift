import Messages

extension AccessV1.Token {
    /// The same members as in the REST API.
    var json: JSON {
        .members([
            "id": .string(id), "member": .text(member), "service": .text(service),
            "scopes": .array(scopes.map(JSON.string)), "createdAt": createdAt.json, "createdBy": .text(createdBy),
            "expiresAt": expiresAt.json,
        ])
    }

    static var header: [String] { ["ID", "FOR", "SCOPES", "ISSUED", "BY", "EXPIRES"] }

    var row: [String] {
        [
            id, member.isEmpty ? "service \(service)" : member, scopes.joined(separator: ","),
            createdAt?.shortText ?? "", createdBy, expiresAt?.shortText ?? "never",
        ]
    }
}

extension AccessV1.Member {
    /// The same members as in the REST API.
    var json: JSON { .members(["name": .string(name), "role": .string(role), "since": since.json]) }

    static var header: [String] { ["NAME", "ROLE", "SINCE"] }

    var row: [String] { [name, role, since?.shortText ?? ""] }
}

extension AccessV1.Invitation {
    /// The same members as in the REST API.
    var json: JSON {
        .members([
            "id": .string(id), "name": .string(name), "role": .string(role), "createdAt": createdAt.json,
            "createdBy": .text(createdBy), "expiresAt": expiresAt.json,
        ])
    }

    static var header: [String] { ["ID", "NAME", "ROLE", "BY", "EXPIRES"] }

    var row: [String] { [id, name, role, createdBy, expiresAt?.shortText ?? ""] }
}

extension AccessV1.Organisation {
    private var limit: UInt32 { quota?.databases ?? 0 }

    /// The same members as in the REST API.
    var json: JSON {
        .members([
            "name": .string(name), "createdAt": createdAt.json, "apps": .integer(Int64(apps)),
            "databases": .integer(Int64(databases)),
            "quota": .members(["databases": limit == 0 ? .null : .integer(Int64(limit))]),
        ])
    }

    static var header: [String] { ["NAME", "APPS", "DATABASES", "QUOTA", "SINCE"] }

    var row: [String] {
        [name, "\(apps)", "\(databases)", limit == 0 ? "" : "\(limit)", createdAt?.shortText ?? ""]
    }
}

extension AppsV1.App {
    /// The same members as in the REST API.
    var json: JSON {
        .members(["org": .string(org), "name": .string(name), "createdAt": createdAt.json, "host": .text(host)])
    }

    static var header: [String] { ["NAME", "HOST", "SINCE"] }

    var row: [String] { [name, host, createdAt?.shortText ?? ""] }
}

extension Presenter {
    /// A list of things, as a table or under their name in JSON.
    func text<Item>(of items: [Item], named name: String, header: [String], _ item: (Item) -> (JSON, [String]))
        -> String
    {
        let shown = items.map(item)
        if let field { return shown.map { $0.0[path: field]?.plain ?? "" }.joined(separator: "\n") }
        if format == .json { return JSON.object([.init(name: name, value: .array(shown.map(\.0)))]).lines }
        return Table(header: header, rows: shown.map(\.1)).text
    }

    /// One thing.
    func text(of json: JSON, header: [String], row: [String]) -> String {
        if let field { return json[path: field]?.plain ?? "" }
        return format == .json ? json.lines : Table(header: header, rows: [row]).text
    }

    /// A secret that is shown this once, with what it belongs to: the secret alone in a table, so that it can be put into
    /// a file.
    func text(of json: JSON, secret: String) -> String {
        if let field { return json[path: field]?.plain ?? "" }
        return format == .json ? json.lines : secret.visible
    }
}
