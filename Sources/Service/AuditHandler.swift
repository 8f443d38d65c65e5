import Control
import Messages
import Model

/// The service `Audit`: shows the audit log and says whether it is whole.
public struct AuditHandler: AuditV1.AuditService {
    private let control: Control

    /// Serves what a control offers.
    public init(_ control: Control) { self.control = control }

    /// Lists lines of the audit log, page by page.
    public func listAudit(
        _ request: AuditV1.ListAuditRequest, context: CallContext
    ) async throws -> AuditV1.ListAuditResponse {
        let wish = ListAudit(
            org: request.org, since: try Self.moment(request.since, "since"),
            until: try Self.moment(request.until, "until"),
            actor: request.actor, action: request.action, outcome: request.outcome, app: request.app,
            database: request.databaseID, pageSize: request.pageSize, pageToken: request.pageToken,
            oldestFirst: request.oldestFirst)
        let page = try await control.listAudit(wish, caller: Caller(context))
        return AuditV1.ListAuditResponse(
            lines: page.lines.map { AuditV1.AuditLine($0) }, nextPageToken: page.nextToken)
    }

    private static func moment(_ given: ProtobufTimestamp?, _ field: String) throws(Fault) -> Timestamp? {
        guard let given else { return nil }
        guard let moment = Timestamp(given) else {
            throw Fault(
                .invalidArgument, reason: "InvalidTime", "\(field): must be a moment in the years 1 to 9999",
                violations: [FieldViolation(field: field, "must be a moment in the years 1 to 9999")])
        }
        return moment
    }

    /// Says what does not fit in the chains.
    public func verifyAudit(
        _ request: AuditV1.VerifyAuditRequest, context: CallContext
    ) async throws -> AuditV1.VerifyAuditResponse {
        let verification = try await control.verifyAudit(org: request.org, caller: Caller(context))
        return AuditV1.VerifyAuditResponse(
            lines: UInt64(verification.lines), unsealed: UInt64(verification.unsealed),
            chains: UInt32(clamping: verification.chains), isCompared: verification.isCompared,
            findings: verification.findings.map { found in
                AuditV1.AuditFinding(
                    reason: found.reason.rawValue, org: found.org, seq: UInt64(clamping: found.seq),
                    lineID: found.line == 0 ? "" : "\(found.line)", message: found.message)
            })
    }
}

extension AuditV1.AuditLine {
    init(_ record: ListAudit.Line) {
        let entry = record.entry
        self.init(
            id: "\(record.id)", at: ProtobufTimestamp(record.at), actor: entry.actor, tokenID: entry.tokenID ?? "",
            action: entry.action, org: entry.org?.rawValue ?? "", app: entry.app?.rawValue ?? "",
            databaseID: entry.database?.rawValue ?? "", outcome: entry.outcome.rawValue, reason: entry.reason,
            requestID: entry.requestID, peer: entry.peer, origin: entry.origin,
            suppressed: UInt64(clamping: entry.suppressed), seq: UInt64(clamping: record.seq ?? 0),
            hash: record.hashText)
    }
}
