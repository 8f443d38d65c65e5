import DockerAPI
import Model

extension DockerEngine {
    /// Stopping is work for the disk: more at once would only make each slower.
    private static let atOnce = 8

    /// Stops all instances, several at a time, and reports each as it is done.
    public func stopAll(report: (DatabaseID, InstanceStop) -> Void) async throws {
        let found = try await translated { try await client.containers(labels: labels.all) }
        let instances = found.compactMap { container in labels.database(container.labels).map { ($0, container.status) }
        }
        try await withThrowingTaskGroup(of: (DatabaseID, InstanceStop).self) { group in
            for (index, (id, status)) in instances.enumerated() {
                if index >= Self.atOnce, let (id, outcome) = try await group.next() { report(id, outcome) }
                group.addTask { (id, try await outcome(ofStopping: id, status)) }
            }
            for try await (id, outcome) in group { report(id, outcome) }
        }
        // It would be made again when it is wanted.
        for container in found where container.labels[DockerLabels.role] == HelperShape.loginRole {
            try await remove(container.id)
        }
    }

    /// Names everything of this installation that the engine holds, a line each, sorted.
    public func inventory() async throws -> [String] {
        try await translated {
            let containers = try await client.containers(labels: labels.all).map { "container \($0.name)" }
            let volumes = try await client.volumes(labels: labels.all).map { "volume \($0.name)" }
            let networks = try await client.networks(labels: labels.all).map { "network \($0.name)" }
            return (containers + volumes + networks).sorted()
        }
    }

    /// Destroys everything of this installation, with all data and for ever. A network that others are on stays.
    public func removeEverything() async throws {
        try await translated {
            for container in try await client.containers(labels: labels.all) { try await remove(container.id) }
            for volume in try await client.volumes(labels: labels.all) {
                do {
                    try await client.removeVolume(volume.name)
                } catch let fault as DockerFault where fault.kind == .notFound {
                    continue
                }
            }
            for network in try await client.networks(labels: labels.all) {
                guard let found = try await client.network(network.id), found.members.isEmpty else { continue }
                do {
                    try await client.removeNetwork(network.id)
                } catch let fault as DockerFault where fault.kind == .notFound {
                    continue
                }
            }
        }
    }

    private func outcome(ofStopping id: DatabaseID, _ status: String) async throws -> InstanceStop {
        do {
            try await stop(id)
            return ["running", "restarting", "paused"].contains(status) ? .stopped : .notRunning
        } catch let fault as EngineFault {
            return .failed(fault)
        }
    }
}
