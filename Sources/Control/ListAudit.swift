import Model
import Store

/// Which lines of the audit log a caller wants to see; every text is as it came.
public struct ListAudit: Equatable, Sendable {
    /// A line as it is listed.
    public typealias Line = AuditRecord

    /// The organisation; empty = the installation's own lines.
    public var org: String
    /// From this moment on.
    public var since: Timestamp?
    /// Before this moment.
    public var until: Timestamp?
    /// Each lets only equal lines pass; empty = all.
    public var actor: String, action: String, outcome: String, app: String, database: String
    /// 1 to 1000; 0 = 100.
    public var pageSize: UInt32
    /// What the page before gave as its next; empty = the first page.
    public var pageToken: String
    /// The oldest line first; otherwise the newest.
    public var oldestFirst: Bool

    /// A wish by its parts.
    public init(
        org: String, since: Timestamp? = nil, until: Timestamp? = nil, actor: String = "", action: String = "",
        outcome: String = "", app: String = "", database: String = "", pageSize: UInt32 = 0, pageToken: String = "",
        oldestFirst: Bool = false
    ) {
        (self.org, self.since, self.until, self.actor, self.action) = (org, since, until, actor, action)
        (self.outcome, self.app, self.database, self.pageSize) = (outcome, app, database, pageSize)
        (self.pageToken, self.oldestFirst) = (pageToken, oldestFirst)
    }
}

extension Control {
    /// Lists lines of the audit log, page by page: an organisation's, or for the operator the installation's own.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `InvalidOutcome`, `InvalidPageSize`,
    ///   `InvalidPageToken`, and those of the gate.
    public func listAudit(_ request: ListAudit, caller: Caller) async throws -> AuditPage {
        var filter = AuditFilter(org: try await auditScope(.listAudit, request.org, caller: caller))
        var check = RequestCheck()
        let size = check.pageSize(request.pageSize)
        filter.since = request.since
        filter.until = request.until
        filter.actor = request.actor.isEmpty ? nil : request.actor
        filter.action = request.action.isEmpty ? nil : request.action
        filter.outcome = request.outcome.isEmpty ? nil : check.outcome(request.outcome)
        filter.app = request.app.isEmpty ? nil : check.name(request.app, field: "app")
        filter.database = request.database.isEmpty ? nil : check.databaseID(request.database, field: "databaseId")
        filter.oldestFirst = request.oldestFirst
        guard let size, check.violations.isEmpty else { throw check.fault }
        return try await store.auditLines(filter, page: Page(size: size, token: request.pageToken))
    }

    /// Walks along an organisation's chain or, for the operator, along all.
    ///
    /// - Parameter org: empty = all chains.
    /// - Throws: `Fault` with the reasons `InvalidName`, `AuditUnsealed`, and those of the gate.
    public func verifyAudit(org: String, caller: Caller) async throws -> AuditVerification {
        let org = try await auditScope(.verifyAudit, org, caller: caller)
        // Before the chains are read: they only grow.
        let ends = auditEnds()
        guard let key = store.chain.key else {
            throw Fault(
                .unavailable, reason: "AuditUnsealed",
                "the audit log can't be verified: the key of its chains is not open",
                nextSteps: ["See what `paas doctor` says of the key."])
        }
        return try await store.verifyAudit(by: key, org: org, kept: ends)
    }

    /// - Returns: `nil` for the operator who asks about the installation.
    private func auditScope(_ action: Action, _ org: String, caller: Caller) async throws -> Name? {
        if org.isEmpty {
            let principal = try await identify(action, caller: caller)
            guard case .operator = principal.kind else {
                throw try await deniedToOthers(caller, principal.name, for: action.auditName)
            }
            return nil
        }
        return try await permit(action, in: org, caller: caller).org
    }
}
