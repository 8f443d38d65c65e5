import Messages

extension AuditV1.AuditLine {
    /// The same members as in the REST API.
    var json: JSON {
        .members([
            "id": .string(id), "at": at.json, "actor": .string(actor), "tokenId": .text(tokenID),
            "action": .string(action), "org": .text(org), "app": .text(app), "databaseId": .text(databaseID),
            "outcome": .string(outcome), "reason": .text(reason), "requestId": .text(requestID), "peer": .text(peer),
            "origin": .text(origin), "suppressed": .integer(suppressed), "seq": seq == 0 ? .null : .integer(seq),
            "hash": .text(hash),
        ])
    }

    static var header: [String] { ["AT", "ACTOR", "ACTION", "OUTCOME", "APP", "DATABASE", "REASON", "FROM"] }

    var row: [String] {
        [at?.shortText ?? "", actor, action, outcome, app, databaseID, reason, [origin, peer].joined(separator: " ")]
    }
}

extension Presenter {
    func text(of lines: [AuditV1.AuditLine]) -> String {
        if let field { return lines.map { $0.json[path: field]?.plain ?? "" }.joined(separator: "\n") }
        if format == .json { return JSON.members(["lines": .array(lines.map(\.json))]).lines }
        return Table(header: AuditV1.AuditLine.header, rows: lines.map(\.row)).text
    }
}
