import Model
import Store

/// Which databases of an app a caller wants to see; every text is as it came.
public struct ListDatabases: Equatable, Sendable {
    /// Organisation that owns the app.
    public var org: String
    /// App whose databases are listed.
    public var app: String
    /// Only databases of this name; empty = all.
    public var name: String
    /// Deleted and purged ones too.
    public var showDeleted: Bool
    /// 1 to 1000; 0 = 100.
    public var pageSize: UInt32
    /// What the page before gave as its next; empty = the first page.
    public var pageToken: String

    /// A wish by its parts.
    public init(
        org: String, app: String, name: String = "", showDeleted: Bool = false, pageSize: UInt32 = 0,
        pageToken: String = ""
    ) {
        self.org = org
        self.app = app
        self.name = name
        self.showDeleted = showDeleted
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

extension Control {
    /// Lists an app's databases, page by page.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidPageSize`, `InvalidPageToken`, `NotFound` (the
    ///   organisation or the app), and those of the gate.
    public func listDatabases(_ request: ListDatabases, caller: Caller) async throws -> DatabasePage {
        let permit = try await permit(.listDatabases, in: request.org, caller: caller)
        var check = RequestCheck()
        let app = check.name(request.app, field: "app")
        let name = request.name.isEmpty ? nil : check.name(request.name, field: "name")
        let size = check.pageSize(request.pageSize)
        guard let app, let size, check.violations.isEmpty else { throw check.fault }
        return try await store.databases(
            org: permit.org, app: app, filter: DatabaseFilter(name: name, showDeleted: request.showDeleted),
            page: Page(size: size, token: request.pageToken))
    }
}
