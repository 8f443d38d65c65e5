import FaultPoints
import Model
import Sealing
import Store

/// A temporary login that a caller wants; every text is as it came.
public struct CreateTemporaryLogin: Equatable, Sendable {
    /// The database.
    public var database: DatabaseReference
    /// 60 to 28,800; 0 = 900.
    public var lifetimeSeconds: UInt64

    /// A wish by its parts.
    public init(database: DatabaseReference, lifetimeSeconds: UInt64 = 0) {
        self.database = database
        self.lifetimeSeconds = lifetimeSeconds
    }
}

/// A temporary login that can be used, and what to log in with; that is in this answer only.
public struct GivenLogin: Sendable {
    /// The login.
    public let login: TemporaryLogin
    /// What to log in with.
    public let connectionString: ConnectionString
}

extension Control {
    /// Makes a login that ends by itself, and gives it out once it can be used.
    ///
    /// The audit row is committed and sealed before the login is made: if it can't be there is none. The password is kept
    /// nowhere, so that a request that is repeated gets another login.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `InvalidLifetime`, `NotFound`, `NotReady`,
    ///   `TooManyLogins`, `TooManyReveals`, `LoginNotMade` (the server could not be told in time), and those of the gate.
    public func createTemporaryLogin(_ request: CreateTemporaryLogin, caller: Caller) async throws -> GivenLogin {
        let permit = try await permit(.createTemporaryLogin, in: request.database.org, caller: caller)
        var check = RequestCheck()
        let app = check.name(request.database.app, field: "app")
        let id = check.databaseID(request.database.id)
        let lifetime = check.loginLifetime(request.lifetimeSeconds)
        guard let app, let id, let lifetime else { throw check.fault }
        try await limitReveals(permit, of: id, caller: caller)
        guard let stored = try await store.sealedCredential(org: permit.org, app: app, id: id) else {
            throw Fault.noDatabase(id)
        }
        guard stored.database.state == .ready, let endpoint = ProvenCredential(stored)?.endpoint else {
            throw Fault.notReady(stored.database)
        }
        var random = SystemRandomNumberGenerator()
        let login = LoginID(using: &random)
        let password = Self.password(using: &random)
        let verifier = try await Self.verifier(of: password)
        let auditID = try await store.appendSealedAudit(
            permit.audit(
                caller, app: app, database: id, about: "\(login.role) for \(lifetime.components.seconds) s"))
        FaultPoint.reached("logins.audited")
        let made = try await store.createLogin(
            NewLogin(
                id: login, verifier: verifier, lifetime: lifetime, createdBy: permit.principal.name, auditID: auditID),
            org: permit.org, app: app, database: id)
        try await awaitLogin(made.id, database: id)
        return GivenLogin(
            login: made, connectionString: ConnectionString(endpoint: endpoint, user: login.role, password: password))
    }

    /// The temporary logins of a database that have not ended, the oldest first.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `NotFound`, and those of the gate.
    public func listTemporaryLogins(_ request: DatabaseReference, caller: Caller) async throws -> [TemporaryLogin] {
        let permit = try await permit(.listTemporaryLogins, in: request.org, caller: caller)
        let (app, id) = try request.checked()
        return try await store.logins(org: permit.org, app: app, database: id)
    }

    /// Ends a temporary login and its sessions; a repeated one answers as the first.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidID`, `NotFound`, and those of the gate.
    public func revokeTemporaryLogin(_ login: String, of request: DatabaseReference, caller: Caller) async throws {
        let permit = try await permit(.revokeTemporaryLogin, in: request.org, caller: caller)
        var check = RequestCheck()
        let app = check.name(request.app, field: "app")
        let id = check.databaseID(request.id)
        let login = check.loginID(login)
        guard let app, let id, let login else { throw check.fault }
        try await store.endLogin(
            login, org: permit.org, app: app, database: id,
            audit: permit.audit(caller, app: app, database: id, about: login.role))
    }

    /// Less than the gateway waits for any call, so that whoever asks there gets the refusal too.
    private static let patience = Duration.seconds(8)
    private static let pause = Duration.milliseconds(20)

    /// Waits for the provisioner to have told the server; it is the row that is waited for and no engine.
    private func awaitLogin(_ login: LoginID, database id: DatabaseID) async throws {
        let end = ContinuousClock.now + Self.patience
        var pause = Self.pause
        while try await !store.isUsable(login) {
            guard ContinuousClock.now < end else {
                try await store.giveUpLogin(login, database: id)
                throw Fault.loginNotMade
            }
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(250))
        }
    }

    /// 190 bits; letters and digits only, so that a connection string needs no escapes.
    private static func password(using random: inout some RandomNumberGenerator) -> Secret {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        let bytes = (0..<32).map { _ in alphabet[Int(random.next(upperBound: UInt(alphabet.count)))] }
        return Secret(String(decoding: bytes, as: UTF8.self))
    }

    /// Thousands of rounds of a hash: not on the thread that serves everybody.
    private static func verifier(of password: Secret) async throws -> String {
        try await withTaskExecutorPreference(globalConcurrentExecutor) { try SCRAMVerifier.make(of: password) }
    }
}

extension Fault {
    fileprivate static let loginNotMade = Fault(
        .unavailable, reason: "LoginNotMade", "the database's server could not be told of the login in time",
        nextSteps: ["Look at the database; try again when it is ready."])
}
