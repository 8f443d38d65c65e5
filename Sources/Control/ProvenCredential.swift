import Model
import Sealing
import Store

/// A database's credential that may be given out: the one rule for reveals and for deployments.
///
/// A login with it has been proven, or was before the database got into trouble, and nobody wants the database gone.
struct ProvenCredential {
    let database: Database
    let endpoint: Endpoint
    private let credential: SealedSecret

    /// `nil` for a credential that may not be given out.
    init?(_ stored: DatabaseCredential) {
        guard stored.everReady, stored.database.desired == .present, Self.states.contains(stored.database.state),
            let endpoint = stored.database.endpoint, let credential = stored.credential
        else { return nil }
        database = stored.database
        self.endpoint = endpoint
        self.credential = credential
    }

    /// Counts the passwords that the database has had, from 1.
    var version: Int { credential.version }

    /// Decrypts the password; its audit row must be durable before.
    func connectionString(openedBy keeper: any SecretKeeper) async throws -> ConnectionString {
        let password = try await keeper.open(credential, for: database.sealingContext(version: version))
        return ConnectionString(endpoint: endpoint, password: password)
    }

    private static let states: Set<DatabaseState> = [.ready, .degraded, .failed, .undeleting]
}
