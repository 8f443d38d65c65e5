import Hummingbird
import Messages
import Model

/// The operations on an organisation's audit log: from a request to the call and from its response to the answer.
struct AuditOperations<Caller: RPCCaller>: Sendable {
    let client: AuditV1.AuditClient<Caller>
    /// How long the daemon may take for one call.
    let timeout: Duration

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func list(_ request: RequestParts) async throws -> Answer {
        let message = AuditV1.ListAuditRequest(
            org: request.parameter("org"), since: try Self.moment("since", request.query),
            until: try Self.moment("until", request.query), actor: try request.query.text("actor"),
            action: try request.query.text("action"), outcome: try request.query.text("outcome"),
            app: try request.query.text("app"), databaseID: try request.query.text("databaseId"),
            pageSize: try request.query.number("pageSize", in: 1...1000) ?? 0,
            pageToken: try request.query.text("pageToken"), oldestFirst: try request.query.flag("oldestFirst"))
        let response = try await client.listAudit(message, options: options(request))
        return Answer(
            .ok,
            .members(["lines": .array(response.lines.map(\.json)), "nextPageToken": .text(response.nextPageToken)]))
    }

    /// - Throws: `Fault`, as the daemon gave it.
    func verify(_ request: RequestParts) async throws -> Answer {
        let message = AuditV1.VerifyAuditRequest(org: request.parameter("org"))
        let response = try await client.verifyAudit(message, options: options(request))
        return Answer(
            .ok,
            .members([
                "isWhole": .boolean(response.findings.isEmpty),
                "lines": .integer(response.lines),
                "unsealed": .integer(response.unsealed),
                "isCompared": .boolean(response.isCompared),
                "findings": .array(
                    response.findings.map { found in
                        .members([
                            "reason": .string(found.reason), "seq": found.seq == 0 ? .null : .integer(found.seq),
                            "lineId": .text(found.lineID), "message": .string(found.message),
                        ])
                    }),
            ]))
    }

    private static func moment(_ name: String, _ query: Query) throws(Problem) -> ProtobufTimestamp? {
        let text = try query.text(name)
        if text.isEmpty { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            throw Problem.parameter("InvalidParameter", name, "must be a moment in UTC such as 2026-03-01T12:30:00Z")
        }
        return ProtobufTimestamp(moment)
    }

    private func options(_ request: RequestParts) -> CallOptions { request.headers.options(timeout: timeout) }
}

extension AuditV1.AuditLine {
    /// The line as the API shows it.
    var json: JSONValue {
        .members([
            "id": .string(id), "at": at.json, "actor": .string(actor), "tokenId": .text(tokenID),
            "action": .string(action), "org": .text(org), "app": .text(app), "databaseId": .text(databaseID),
            "outcome": .string(outcome), "reason": .text(reason), "requestId": .text(requestID), "peer": .text(peer),
            "origin": .text(origin), "suppressed": .integer(suppressed), "seq": seq == 0 ? .null : .integer(seq),
            "hash": .text(hash),
        ])
    }
}
