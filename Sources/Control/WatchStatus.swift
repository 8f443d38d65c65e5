import Model
import Store

/// Which databases a caller wants to watch, and from where; every text is as it came.
public struct WatchStatus: Equatable, Sendable {
    /// An organisation; empty = all that the caller may see.
    public var org: String
    /// An app of the organisation; empty = all.
    public var app: String
    /// One database of the app; empty = all.
    public var id: String
    /// Continue after this position; `nil` = begin with a snapshot.
    public var resume: Position?

    /// A wish by its parts.
    public init(org: String = "", app: String = "", id: String = "", resume: Position? = nil) {
        self.org = org
        self.app = app
        self.id = id
        self.resume = resume
    }

    /// The well-formed part that is asked for.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID` and `MissingField`.
    func checkedScope() throws(Fault) -> WatchScope {
        var check = RequestCheck()
        var scope = WatchScope()
        if !org.isEmpty { scope.org = check.name(org, field: "org") }
        if !app.isEmpty { scope.app = check.name(app, field: "app") }
        if !id.isEmpty { scope.id = check.databaseID(id) }
        if org.isEmpty, !app.isEmpty || !id.isEmpty { check.missing("org", neededBy: app.isEmpty ? "id" : "app") }
        if app.isEmpty, !id.isEmpty { check.missing("app", neededBy: "id") }
        guard check.violations.isEmpty else { throw check.fault }
        return scope
    }
}

extension Control {
    /// What a watch delivers.
    public typealias Events = Watch
    /// A watch that is stepped through without a task.
    public typealias EventSession = WatchSession
    /// Who waits for that.
    public typealias EventWaker = WatchWaker

    /// Watches databases: a snapshot or the history after a position, then every step and transition.
    ///
    /// Whether the caller may is looked at again, within seconds, when its role or its token changes; the watch ends with
    /// the gate's fault when it may not any more.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `MissingField`, `NotFound`, and those of the gate.
    public func watchStatus(_ request: WatchStatus, caller: Caller) async throws -> Watch {
        let principal = try await authenticate(.watchStatus, caller: caller)
        let scope = try request.checkedScope()
        try await authorise(.watchStatus, principal: principal, in: scope.org, caller: caller)
        try await checkExistence(scope)
        let filter = WatchFilter(scope: scope, organisations: principal.visibleOrganisations)
        return feed.subscribe(filter, from: request.resume, as: principal) {
            let principal = try await authenticate(.watchStatus, caller: caller)
            try await authorise(.watchStatus, principal: principal, in: scope.org, caller: caller)
            // A token may have come to speak for less than at the start.
            guard principal.visibleOrganisations == filter.organisations else { throw Fault.unauthenticated }
        }
    }

    /// A watch of what does not exist would say nothing for ever.
    private func checkExistence(_ scope: WatchScope) async throws {
        guard let org = scope.org, let app = scope.app else { return }
        if let id = scope.id {
            guard try await store.database(org: org, app: app, id: id) != nil else { throw Fault.noDatabase(id) }
        } else if try await !store.hasApp(org: org, app: app) {
            throw Fault.noApp(app, org: org)
        }
    }
}
