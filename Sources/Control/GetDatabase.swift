import Model
import Store

extension Control {
    /// Shows one database, also a deleted one.
    ///
    /// The most frequent call of all: gate and answer are one statement. What the statement has read goes nowhere unless
    /// the gate lets the caller pass.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `NotFound`, and those of the gate.
    public func getDatabase(_ request: DatabaseReference, caller: Caller) async throws -> Database {
        guard let token = caller.token.flatMap(BearerToken.init), let org = Name(request.org),
            let app = Name(request.app), let id = DatabaseID(request.id)
        else { return try await getOddDatabase(request, caller: caller) }
        guard let found = try await store.database(org: org, app: app, id: id, shown: token.shown) else {
            throw try await deny(.unauthenticated, .getDatabase, org: nil, principal: nil, caller: caller)
        }
        try await authorise(.getDatabase, principal: found.principal, in: org, caller: caller)
        guard let database = found.database else { throw Fault.noDatabase(id) }
        return database
    }

    /// A request that can't name a database: the gate comes first all the same.
    private func getOddDatabase(_ request: DatabaseReference, caller: Caller) async throws -> Database {
        _ = try await permit(.getDatabase, in: request.org, caller: caller)
        let (_, id) = try request.checked()
        throw Fault.noDatabase(id)
    }
}
