import FaultPoints
import Model
import Store

/// A connection string that was given out, and the proof that it was written down.
public struct RevealedDSN: Sendable {
    /// What the app logs in with.
    public let connectionString: ConnectionString
    /// The audit row of this reveal.
    public let auditID: String
}

extension Control {
    /// Gives out a database's connection string.
    ///
    /// The audit row is committed and sealed before the password is decrypted: if it can't be there is no answer.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `NotFound`, `NotReady`, `SecretUnreadable`,
    ///   `TooManyReveals`, and those of the gate.
    public func revealDSN(_ request: DatabaseReference, caller: Caller) async throws -> RevealedDSN {
        let permit = try await permit(.revealDSN, in: request.org, caller: caller)
        let (app, id) = try request.checked()
        try await limitReveals(permit, of: id, caller: caller)
        guard let stored = try await store.sealedCredential(org: permit.org, app: app, id: id) else {
            throw Fault.noDatabase(id)
        }
        guard let credential = ProvenCredential(stored) else { throw Fault.notReady(stored.database) }
        FaultPoint.reached("reveal.unaudited")
        let auditID = try await store.appendSealedAudit(permit.audit(caller, app: app, database: id))
        FaultPoint.reached("reveal.audited")
        return RevealedDSN(
            connectionString: try await credential.connectionString(openedBy: keeper), auditID: auditID)
    }
}

extension Fault {
    static func notReady(_ database: Database) -> Fault {
        let gone = database.desired != .present
        return Fault(
            .failedPrecondition, reason: "NotReady",
            "the database \(database.name) is \(database.state.rawValue) and has no credentials to show",
            metadata: ["state": database.state.rawValue],
            nextSteps: [gone ? "Undelete the database first." : "Watch the database until it is ready, then try again."]
        )
    }
}
