import FaultPoints
import Model
import Store

extension Control {
    /// Has tried once more what has failed about a database.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `NotFound`, `NotFailed`, and those of the gate.
    public func retryDatabase(_ request: DatabaseReference, caller: Caller) async throws -> Database {
        let permit = try await permit(.retryDatabase, in: request.org, caller: caller)
        let (app, id) = try request.checked()
        FaultPoint.reached("retry.asked")
        return try await once(permit, caller) { key in
            try await store.requestRetry(
                org: permit.org, app: app, id: id, actor: permit.principal.name,
                audit: permit.audit(caller, app: app, database: id), key: key)
        }
    }
}
