import FaultPoints
import Model
import Store

extension Control {
    /// Has a database deleted; a repeated delete answers as the first.
    ///
    /// - Parameter deleteVolume: destroys the data too, which can't be undone.
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `NotFound`, `DeletionProtected`,
    ///   `OperationInProgress`, and those of the gate.
    public func deleteDatabase(
        _ request: DatabaseReference, deleteVolume: Bool, caller: Caller
    ) async throws -> Database {
        let permit = try await permit(deleteVolume ? .destroyVolume : .deleteDatabase, in: request.org, caller: caller)
        let (app, id) = try request.checked()
        FaultPoint.reached("delete.asked")
        return try await once(permit, caller) { key in
            try await store.requestDelete(
                org: permit.org, app: app, id: id, deleteVolume: deleteVolume, actor: permit.principal.name,
                audit: permit.audit(caller, app: app, database: id), key: key)
        }
    }
}
