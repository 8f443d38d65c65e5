import Messages

extension DatabasesV1.WatchStatusResponse {
    /// The members of the REST API's event, and its name and id; `nil` for kinds of event of a newer daemon.
    var json: JSON? {
        switch event {
        case .snapshot(let database): event("snapshot", [.init(name: "database", value: database.json)])
        case .synced: event("synced", [])
        case .transition(let transition): event("transition", Self.members(of: transition))
        case .bookmark: event("bookmark", [])
        case .reset(let reset): event("reset", [.init(name: "reason", value: .string(reset.reason))])
        case nil: nil
        }
    }

    /// What a person wants to see of the event; `nil` for what only programs need.
    var line: String? {
        switch event {
        case .snapshot(let database):
            Self.line("-", database, "is \(database.state.word)\(Self.detail(of: database))")
        case .transition(let transition):
            Self.line(transition.at?.shortText ?? "-", transition.database ?? .init(), Self.change(transition))
        case .reset(let reset): "The history can't be continued (\(reset.reason)); it begins anew."
        case .synced, .bookmark, nil: nil
        }
    }

    private static func line(_ time: String, _ database: DatabasesV1.Database, _ change: String) -> String {
        "\(time)  \(database.org)/\(database.app)/\(database.name)  \(change)".visible
    }

    private static func change(_ transition: DatabasesV1.Transition) -> String {
        let why = [transition.reason, transition.database?.message ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
        let states =
            transition.from == transition.to
            ? transition.to.word : "\(transition.from.word) → \(transition.to.word)"
        return states + detail(of: transition.database) + (why.isEmpty ? "" : "  (\(why))")
    }

    /// What is being done, and what else is true of the database.
    private static func detail(of database: DatabasesV1.Database?) -> String {
        let step = database?.step.map { ": \($0.text)" } ?? ""
        return step + (database?.conditions ?? []).map { " [\($0.type)]" }.joined()
    }

    private func event(_ name: String, _ members: [JSON.Member]) -> JSON {
        .object(
            [
                JSON.Member(name: "event", value: .string(name)),
                JSON.Member(name: "id", value: .string("\(epoch):\(revision)")),
                JSON.Member(name: "epoch", value: .string(epoch)),
                JSON.Member(name: "revision", value: .integer(revision)),
                JSON.Member(name: "previous", value: .integer(previous)),
            ] + members)
    }

    private static func members(of transition: DatabasesV1.Transition) -> [JSON.Member] {
        [
            JSON.Member(name: "sequence", value: .integer(transition.sequence)),
            JSON.Member(name: "from", value: .string(transition.from.word)),
            JSON.Member(name: "to", value: .string(transition.to.word)),
            JSON.Member(name: "reason", value: .text(transition.reason)),
            JSON.Member(name: "at", value: transition.at.json),
            JSON.Member(name: "actor", value: .text(transition.actor)),
            JSON.Member(name: "database", value: transition.database?.json ?? .null),
        ]
    }
}
