import FaultPoints
import Model
import Store

extension Control {
    /// Has a deleted database brought back, with its data, address and credentials.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `NotFound`, `NotDeleted`, `NameTaken`,
    ///   `OperationInProgress`, and those of the gate.
    public func undeleteDatabase(_ request: DatabaseReference, caller: Caller) async throws -> Database {
        let permit = try await permit(.undeleteDatabase, in: request.org, caller: caller)
        let (app, id) = try request.checked()
        FaultPoint.reached("undelete.asked")
        return try await once(permit, caller) { key in
            try await store.requestUndelete(
                org: permit.org, app: app, id: id, actor: permit.principal.name,
                audit: permit.audit(caller, app: app, database: id), key: key)
        }
    }
}
