import FaultPoints
import Model
import Store

/// Whose password a caller wants changed, and how; every text is as it came.
public struct RotateCredentials: Equatable, Sendable {
    /// The database.
    public var database: DatabaseReference
    /// How the old password ends: `immediate`.
    public var mode: String

    /// A wish by its parts.
    public init(database: DatabaseReference, mode: String) {
        self.database = database
        self.mode = mode
    }
}

extension Control {
    /// Has the app's password of a database changed; answers at once, with the condition `RotationPending`.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `InvalidMode`, `NotFound`, `NotReady`,
    ///   `OperationInProgress`, and those of the gate.
    public func rotateCredentials(_ request: RotateCredentials, caller: Caller) async throws -> Database {
        let permit = try await permit(.rotateCredentials, in: request.database.org, caller: caller)
        var check = RequestCheck()
        let app = check.name(request.database.app, field: "app")
        let id = check.databaseID(request.database.id)
        let mode = check.rotationMode(request.mode)
        guard let app, let id, let mode else { throw check.fault }
        FaultPoint.reached("rotate.asked")
        return try await once(permit, caller) { key in
            try await store.requestRotation(
                org: permit.org, app: app, id: id, mode: mode, actor: permit.principal.name,
                audit: permit.audit(caller, app: app, database: id, about: mode.rawValue), key: key)
        }
    }
}
