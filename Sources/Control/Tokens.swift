import Model
import Store

/// A token that a caller wants to have issued; every text is as it came.
public struct CreateToken: Equatable, Sendable {
    /// The organisation.
    public var org: String
    /// The member that it is to speak for; empty = a service.
    public var member: String
    /// The service that it is to speak for; empty = a member.
    public var service: String
    /// A service's scopes.
    public var scopes: [String]
    /// 60 to 31,622,400; 0 = 90 days.
    public var lifetimeSeconds: UInt64

    /// A wish by its parts.
    public init(
        org: String, member: String = "", service: String = "", scopes: [String] = [], lifetimeSeconds: UInt64 = 0
    ) {
        self.org = org
        self.member = member
        self.service = service
        self.scopes = scopes
        self.lifetimeSeconds = lifetimeSeconds
    }

    func checkedGrant(_ check: inout RequestCheck, in org: Name) -> TokenGrant? {
        if member.isEmpty == service.isEmpty {
            check.oneOf("member", "service")
            return nil
        }
        if member.isEmpty {
            let name = check.name(service, field: "service")
            guard let scopes = check.scopes(scopes), let name else { return nil }
            return .service(org: org, name: name.rawValue, scopes: scopes)
        }
        guard scopes.isEmpty else {
            check.refuse("scopes", "must be left out for a member, whose role says what the token allows")
            return nil
        }
        return check.subject(member, field: "member").map { .member(org: org, subject: $0.rawValue) }
    }
}

extension Control {
    /// The tokens of an organisation that are valid, the oldest first.
    ///
    /// - Throws: `Fault` with the reasons of the gate.
    public func listTokens(org: String, caller: Caller) async throws -> [IssuedToken] {
        let permit = try await permit(.listTokens, in: org, caller: caller)
        return try await store.tokens(org: permit.org)
    }

    /// Issues a token; its text is in this answer only.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidScope`, `InvalidLifetime`, `InvalidRequest`,
    ///   `NotFound` (the member), `QuotaExceeded`, `AlreadyShown` (the key was used before), and those of the gate.
    public func createToken(_ request: CreateToken, caller: Caller) async throws -> ShownOnce<IssuedToken> {
        let permit = try await permit(.createToken, in: request.org, caller: caller)
        var check = RequestCheck()
        let grant = request.checkedGrant(&check, in: permit.org)
        let lifetime = check.lifetime(request.lifetimeSeconds)
        guard let grant, let lifetime else { throw check.fault }
        var random = SystemRandomNumberGenerator()
        let token = BearerToken(using: &random)
        return try await once(permit, caller) { key in
            let issued = try await store.createToken(
                hash: token.hash, for: grant, org: permit.org, lifetime: lifetime, createdBy: permit.principal.name,
                audit: permit.audit(caller, about: grant.about), key: key)
            return ShownOnce(value: issued, secret: token.secret)
        } replay: { _ in
            throw Fault.alreadyShown("token")
        }
    }

    /// Ends a token; a repeated one answers as the first.
    ///
    /// - Throws: `Fault` with the reasons `NotFound` and those of the gate.
    public func revokeToken(_ id: String, org: String, caller: Caller) async throws {
        let permit = try await permit(.revokeToken, in: org, caller: caller)
        var check = RequestCheck()
        guard let id = check.number(id, field: "id") else { throw check.fault }
        try await store.revokeToken(id, org: permit.org, audit: permit.audit(caller, about: id))
    }
}

extension TokenGrant {
    /// For the audit log.
    var about: String {
        switch self {
        case .member(_, let subject): "member \(subject)"
        case .service(_, let name, let scopes):
            "service \(name): \(Scope.allCases.filter(scopes.contains).map(\.rawValue).joined(separator: ","))"
        case .operator(let name): "operator \(name)"
        }
    }
}

extension Fault {
    /// A secret is in one answer only: what was lost is revoked and made again.
    static func alreadyShown(_ what: String) -> Fault {
        Fault(
            .alreadyExists, reason: "AlreadyShown",
            "a \(what) was made for this idempotency key; it is not shown a second time",
            nextSteps: ["Revoke it and make another one, with a fresh key."], notProcessed: true)
    }
}
