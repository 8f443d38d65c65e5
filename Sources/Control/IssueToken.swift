import Model
import Store

/// A token that the machine's operator wants to have; every text is as it came.
public struct IssueToken: Equatable, Sendable {
    /// `owner`, `operator` or `service`.
    public var kind: String
    /// Of an owner, the organisation; of a service, empty = the installation.
    public var org: String
    /// Of the owner, the operator or the service.
    public var name: String
    /// Of a service.
    public var scopes: [String]
    /// 60 to 31,622,400; 0 = 90 days.
    public var lifetimeSeconds: UInt64

    /// A wish by its parts.
    public init(
        kind: String, org: String = "", name: String, scopes: [String] = [], lifetimeSeconds: UInt64 = 0
    ) {
        self.kind = kind
        self.org = org
        self.name = name
        self.scopes = scopes
        self.lifetimeSeconds = lifetimeSeconds
    }

    func checkedGrant(_ check: inout RequestCheck) -> TokenGrant? {
        let org = org.isEmpty && kind != "owner" ? nil : check.name(org, field: "org")
        guard org != nil || (self.org.isEmpty && kind != "owner") else { return nil }
        switch (kind, org) {
        case ("owner", let org?):
            return check.subject(name, field: "name").map { .member(org: org, subject: $0.rawValue) }
        case ("operator", nil):
            return check.name(name, field: "name").map { .operator(name: $0.rawValue) }
        case ("operator", _):
            check.refuse("org", "must be left out for the operator")
            return nil
        case ("service", _):
            guard let name = check.name(name, field: "name"), let scopes = check.scopes(scopes) else { return nil }
            return .service(org: org, name: name.rawValue, scopes: scopes)
        default:
            check.refuse("kind", "must be one of: owner, operator, service")
            return nil
        }
    }
}

extension Control {
    /// Issues a token to whoever may run programs as root or as the daemon's user, so that nobody is ever locked out; no
    /// other token, role or scope lets anybody do this. An owner that is named becomes one.
    ///
    /// - Throws: `Fault` with the reasons `PermissionDenied`, `InvalidRequest`, `InvalidName`, `InvalidScope`,
    ///   `InvalidLifetime` and `NotFound` (the organisation).
    public func issueToken(_ request: IssueToken, caller: Caller) async throws -> ShownOnce<IssuedToken> {
        try await requireOperator(caller, for: "tokens.issue")
        var check = RequestCheck()
        let grant = request.checkedGrant(&check)
        let lifetime = check.lifetime(request.lifetimeSeconds)
        guard let grant, let lifetime else { throw check.fault }
        var random = SystemRandomNumberGenerator()
        let token = BearerToken(using: &random)
        let actor = "local:uid=\(caller.operatorUser ?? 0)"
        let about = if case .member(_, let subject) = grant { "owner \(subject)" } else { grant.about }
        let audit = AuditEntry(
            org: Name(request.org), actor: actor, action: "tokens.issue", outcome: .allowed, reason: about,
            requestID: caller.requestID, peer: caller.peer, origin: caller.origin)
        let issued = try await store.issueLocally(
            hash: token.hash, for: grant, lifetime: lifetime, createdBy: actor, audit: audit)
        return ShownOnce(value: issued, secret: token.secret)
    }
}
