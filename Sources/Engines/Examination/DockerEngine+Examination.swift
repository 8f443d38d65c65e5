import DockerAPI
import Model

extension DockerEngine: ExaminedEngine {
    /// Containers, volumes and networks with the installation's label.
    public func objects() async throws -> [EngineObject] {
        try await translated {
            let containers = try await client.containers(labels: labels.all).map { found in
                EngineObject(
                    .container, found.name, database: labels.database(found.labels),
                    isShared: found.labels[DockerLabels.role] != nil, isRunning: found.status == "running")
            }
            let volumes = try await client.volumes(labels: labels.all).map {
                EngineObject(.volume, $0.name, database: labels.database($0.labels))
            }
            let networks = try await client.networks(labels: labels.all).map {
                EngineObject(.network, $0.name, database: nil, isShared: $0.name == network)
            }
            return containers + volumes + networks
        }
    }

    /// What the engine says of each container, and the end of what it has logged.
    public func texts(_ visit: (ExaminedText) throws -> Void) async throws {
        for container in try await translated({ try await client.containers(labels: labels.all) }) {
            // One that is gone meanwhile shows nothing any more.
            guard let answer = try await translated({ try await client.inspection(container.id) }) else { continue }
            try visit(ExaminedText(place: "the configuration of container \(container.name)", bytes: answer))
            let lines = try await log(of: container.id)
            try visit(
                ExaminedText(
                    place: "the log of container \(container.name)", bytes: Array(lines.joined(separator: "\n").utf8)))
        }
    }

    /// As many lines as the client reads of a log.
    private func log(of container: String) async throws -> [String] {
        try await translated {
            do {
                return try await client.logs(container, tail: .max)
            } catch let fault as DockerFault where fault.kind == .notFound {
                return []
            }
        }
    }
}
