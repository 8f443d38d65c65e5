import Model
import Sealing

/// A database and the sealed password of its role `app`, as they stood at one moment.
public struct DatabaseCredential: Equatable, Sendable {
    /// The database.
    public var database: Database
    /// The recorded password, also while another one is about to take its place; `nil` before one has been chosen.
    public var credential: SealedSecret?
    /// It was Ready at least once: a login with a password has been proven.
    public var everReady: Bool

    /// Puts the two together.
    public init(database: Database, credential: SealedSecret?, everReady: Bool) {
        self.database = database
        self.credential = credential
        self.everReady = everReady
    }
}
