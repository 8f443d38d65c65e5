import Model

/// The labels of an installation's objects. They never change, so they hold nothing that may.
struct DockerLabels: Equatable, Sendable {
    static let installation = "paas.installation"
    static let database = "paas.database"
    static let generation = "paas.generation"
    static let role = "paas.role"

    let installation: String

    /// Of everything that is the installation's.
    var all: [String: String] { [Self.installation: installation] }

    /// Of a database's container and volume.
    func labels(of spec: InstanceSpec) -> [String: String] {
        [
            Self.installation: installation, Self.database: spec.id.rawValue, Self.generation: String(spec.generation),
        ]
    }

    /// Of a container that helps and is no database.
    func labels(ofRole role: String) -> [String: String] { [Self.installation: installation, Self.role: role] }

    func isOwn(_ labels: [String: String]) -> Bool { labels[Self.installation] == installation }

    /// Whether an object is that database's of this installation.
    func isOwn(_ labels: [String: String], of id: DatabaseID) -> Bool {
        isOwn(labels) && labels[Self.database] == id.rawValue && labels[Self.role] == nil
    }

    /// The database that an object of this installation belongs to.
    func database(_ labels: [String: String]) -> DatabaseID? {
        isOwn(labels) && labels[Self.role] == nil ? labels[Self.database].flatMap(DatabaseID.init(_:)) : nil
    }
}
