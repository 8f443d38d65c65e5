import Model
import Store

/// A session that was made out of a token.
public struct StartedSession: Sendable {
    /// What it is known by; in this answer only.
    public let secret: Secret
    /// When it ends by itself.
    public let expiresAt: Timestamp
    /// Whom it speaks for.
    public let caller: KnownCaller
}

extension Control {
    /// Makes a session out of the caller's token: another secret that speaks for whom the token speaks for, as long as
    /// both are valid.
    ///
    /// - Throws: `Fault` with the reasons `TokenRequired` (the caller has shown a session), `Sealed`, and those of the
    ///   gate.
    public func createSession(_ caller: Caller) async throws -> StartedSession {
        let principal = try await permitEverywhere(.createSession, caller: caller)
        guard principal.session == nil else { throw Fault.tokenRequired }
        var random = SystemRandomNumberGenerator()
        let (session, id) = (BearerToken(sessionUsing: &random), Self.sessionID(using: &random))
        let audit = Self.audit(.createSession, principal, caller, about: "session \(id)")
        guard
            let expiresAt = try await store.createSession(
                id: id, hash: session.hash, tokenID: principal.tokenID, lifetime: Lifetimes.session, audit: audit)
        else {
            // Revoked a moment ago.
            throw try await deny(.unauthenticated, .createSession, org: nil, principal: principal, caller: caller)
        }
        return StartedSession(secret: session.secret, expiresAt: expiresAt, caller: known(principal))
    }

    /// Ends the session that the caller has shown.
    ///
    /// - Throws: `Fault` with the reasons `NoSession` (the caller has shown a token), and those of the gate.
    public func deleteSession(_ caller: Caller) async throws {
        let principal = try await permitEverywhere(.deleteSession, caller: caller)
        guard let session = principal.session else { throw Fault.noSession }
        try await store.deleteSession(
            session, audit: Self.audit(.deleteSession, principal, caller, about: "session \(session)"))
    }

    private static func audit(
        _ action: Action, _ principal: Principal, _ caller: Caller, about: String
    ) -> AuditEntry {
        AuditEntry(
            org: principal.ownOrganisation, actor: principal.name, tokenID: principal.auditedToken,
            action: action.auditName, outcome: .allowed, reason: about, requestID: caller.requestID, peer: caller.peer,
            origin: caller.origin)
    }

    /// 64 random bits in hexadecimal.
    private static func sessionID(using random: inout SystemRandomNumberGenerator) -> String {
        let digits = String(random.next() as UInt64, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension Fault {
    fileprivate static let tokenRequired = Fault(
        .failedPrecondition, reason: "TokenRequired", "a session is made out of a token, not out of another session",
        nextSteps: ["Call again with the token."], notProcessed: true)

    fileprivate static let noSession = Fault(
        .failedPrecondition, reason: "NoSession", "the caller has shown a token, and no session that could be ended",
        nextSteps: ["Call again with the session."], notProcessed: true)
}
