import Model
import Store

/// Makes the first organisation of an installation, with an app, a member for each role and their tokens. Only who may
/// run a program beside the daemon's key can do this; every token that is issued is audited.
public struct Bootstrap: Sendable {
    private let store: Store
    private let actor: String

    /// How long a token is valid that was issued here. A later bootstrap replaces one that has expired.
    public static let lifetime = Duration.seconds(365 * 86_400)

    /// - Parameter actor: who runs the program, for the audit log: `local:uid=0`.
    public init(store: Store, actor: String) {
        self.store = store
        self.actor = actor
    }

    /// Makes the organisation, the app and the members; what is there already stays.
    ///
    /// - Parameter host: where a new app lives, made unless it is known; `nil` = on the only host there is.
    /// - Throws: the store's `Fault`; (`HostUnclear`) when no host is named and there is not exactly one;
    ///   (`AppElsewhere`) when the app lives on another host than the one that is named.
    public func ensureOrganisation(_ org: Name, app: Name, host: HostName? = nil) async throws {
        // Without the key nothing can be made, and where everything was made already nothing has to be.
        if store.chain.closedBecause != nil, try await store.hasApp(org: org, app: app) { return }
        try await store.appendAudit(
            AuditEntry(
                org: org, actor: actor, action: "installation.bootstrap", app: app, outcome: .allowed, origin: "local"))
        try await store.ensureOrganisation(org)
        try await store.ensureApp(org: org, app: app, host: host)
        for role in Role.allCases {
            try await store.ensureMember(org: org, subject: role.rawValue, role: role)
        }
    }

    /// Sees to it that a holder has a valid token.
    ///
    /// - Parameter existing: what was issued before; kept while it is good.
    /// - Returns: a token that was issued just now, or `nil` when the existing one is good.
    /// - Throws: the store's `Fault`.
    public func token(for holder: BootstrapHolder, in org: Name, existing: Secret?) async throws -> Secret? {
        if let existing = existing.flatMap(BearerToken.init),
            let principal = try await store.principal(tokenHash: existing.hash), principal.kind == holder.kind(in: org)
        {
            return nil
        }
        try await store.appendAudit(
            AuditEntry(
                org: org, actor: actor, action: "tokens.issue", outcome: .allowed, reason: holder.rawValue,
                origin: "local"))
        var random = SystemRandomNumberGenerator()
        let token = BearerToken(using: &random)
        try await store.issueToken(hash: token.hash, for: holder.grant(in: org), lifetime: Self.lifetime)
        return token.secret
    }
}
