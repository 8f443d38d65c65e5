/// Where the parts of one cluster lie.
struct ClusterPaths: Equatable, Sendable {
    /// Holds the data and the configuration. Root's where clusters have accounts of their own.
    let volume: String
    /// Holds the local socket; the cluster's own.
    let sockets: String
    /// What the server and its initialisation say.
    let log: String

    /// The data directory; it appears whole or not at all.
    var data: String { "\(volume)/data" }
    /// Where a data directory is being made.
    var draft: String { "\(volume)/data.new" }
    /// What is left of a data directory that is being destroyed.
    var remains: String { "\(volume)/data.old" }
    var configuration: String { "\(volume)/postgresql.conf" }
    var hostBasedAuthentication: String { "\(volume)/pg_hba.conf" }
    var identityMap: String { "\(volume)/pg_ident.conf" }
    /// A passwd and a group file for `initdb` alone.
    var passwd: String { "\(volume)/passwd" }
    var group: String { "\(volume)/group" }
}
