// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

extension DatabasesV1 {
    /// The methods of `paas.databases.v1.Databases` by their paths on the wire.
    public enum DatabasesMethod: String, CaseIterable, Sendable {
        /// `CreateDatabase`
        case createDatabase = "/paas.databases.v1.Databases/CreateDatabase"
        /// `GetDatabase`
        case getDatabase = "/paas.databases.v1.Databases/GetDatabase"
        /// `ListDatabases`
        case listDatabases = "/paas.databases.v1.Databases/ListDatabases"
        /// `RevealDSN`
        case revealDSN = "/paas.databases.v1.Databases/RevealDSN"
        /// `DeleteDatabase`
        case deleteDatabase = "/paas.databases.v1.Databases/DeleteDatabase"
        /// `UndeleteDatabase`
        case undeleteDatabase = "/paas.databases.v1.Databases/UndeleteDatabase"
        /// `RetryDatabase`
        case retryDatabase = "/paas.databases.v1.Databases/RetryDatabase"
        /// `RotateCredentials`
        case rotateCredentials = "/paas.databases.v1.Databases/RotateCredentials"
        /// `CreateTemporaryLogin`
        case createTemporaryLogin = "/paas.databases.v1.Databases/CreateTemporaryLogin"
        /// `ListTemporaryLogins`
        case listTemporaryLogins = "/paas.databases.v1.Databases/ListTemporaryLogins"
        /// `RevokeTemporaryLogin`
        case revokeTemporaryLogin = "/paas.databases.v1.Databases/RevokeTemporaryLogin"
        /// `WatchStatus`
        case watchStatus = "/paas.databases.v1.Databases/WatchStatus"
    }
}
