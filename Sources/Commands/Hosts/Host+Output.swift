import Messages

extension OperationsV1.Host {
    /// The same members as in the protocol.
    var json: JSON {
        .members([
            "name": .string(name), "engine": .text(engine), "isServing": .boolean(isServing), "seenAt": seenAt.json,
            "createdAt": createdAt.json, "apps": .integer(Int64(apps)), "databases": .integer(Int64(databases)),
        ])
    }

    static var header: [String] { ["NAME", "ENGINE", "SERVING", "SEEN", "APPS", "DATABASES"] }

    var row: [String] {
        [name, engine, isServing ? "yes" : "no", seenAt?.shortText ?? "", "\(apps)", "\(databases)"]
    }
}

extension Presenter {
    func text(of hosts: [OperationsV1.Host]) -> String {
        if let field { return hosts.map { $0.json[path: field]?.plain ?? "" }.joined(separator: "\n") }
        if format == .json { return JSON.members(["hosts": .array(hosts.map(\.json))]).lines }
        return Table(header: OperationsV1.Host.header, rows: hosts.map(\.row)).text
    }
}
