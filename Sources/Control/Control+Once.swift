import FaultPoints
import Model
import Store

extension Control {
    /// Carries a request out, or answers as its first time where it came with a key that was used before.
    ///
    /// The gate has let the caller pass, now as then. Key and effect are one transaction, so that whatever happens to
    /// the answer on its way the request can be sent again.
    ///
    /// - Parameters:
    ///   - effect: carries the request out; does nothing, and throws, where the key was used.
    ///   - replay: what to answer to a repeated request.
    /// - Throws: `Fault` with the reasons of both, `IdempotencyKeyReused` for another request with the same key and
    ///   `IdempotencyKeyInUse` while the first request is still under way.
    func once<Answer>(
        _ permit: Permit, _ caller: Caller, _ effect: (IdempotencyKey?) async throws -> Answer,
        replay: (KeyedAnswer) async throws -> Answer
    ) async throws -> Answer {
        guard let given = caller.key else { return try await effect(nil) }
        let key = IdempotencyKey(
            org: permit.org, principal: permit.principal.name, text: given.text, digest: given.digest)
        if let first = try await answer(to: key) { return try await replay(first) }
        FaultPoint.reached("once.looked")
        do {
            return try await effect(key)
        } catch let fault as Fault {
            // The same request may have come in through another door meanwhile.
            if let first = try await answer(to: key) { return try await replay(first) }
            throw fault.reason == "ControlPlaneBusy" ? Fault.idempotencyKeyInUse : fault
        }
    }

    /// The same for requests that answer with a database.
    func once(
        _ permit: Permit, _ caller: Caller, _ effect: (IdempotencyKey?) async throws -> Database
    ) async throws -> Database {
        try await once(permit, caller, effect) { first in
            guard let database = first.database else { throw Fault.idempotencyKeyReused }
            return database
        }
    }

    private func answer(to key: IdempotencyKey) async throws -> KeyedAnswer? {
        guard let first = try await store.answer(to: key) else { return nil }
        guard first.digest == key.digest else { throw Fault.idempotencyKeyReused }
        return first
    }
}

extension Fault {
    static let idempotencyKeyReused = Fault(
        .invalidArgument, reason: "IdempotencyKeyReused", "the idempotency key was used for another request",
        violations: [FieldViolation(field: "idempotencyKey", "must be a fresh one for another request")],
        nextSteps: ["Choose a new key for each request, and the same one only to send that request again."],
        notProcessed: true)

    static let idempotencyKeyInUse = Fault(
        .aborted, reason: "IdempotencyKeyInUse", "the first request with this idempotency key is still under way",
        nextSteps: ["Send the request again in a moment: it will be answered like the first one."])
}
