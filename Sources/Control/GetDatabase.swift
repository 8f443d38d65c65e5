import Model
import Store

extension Control {
    /// Shows one database, also a deleted one.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `NotFound`, and those of the gate.
    public func getDatabase(_ request: DatabaseReference, caller: Caller) async throws -> Database {
        let permit = try await permit(.getDatabase, in: request.org, caller: caller)
        let (app, id) = try request.checked()
        guard let database = try await store.database(org: permit.org, app: app, id: id) else {
            throw Fault.noDatabase(id)
        }
        return database
    }
}
