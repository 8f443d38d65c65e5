import DockerAPI
import Model

extension DockerEngine {
    /// Asks for the container and the volume, and reads what identifies the cluster where nothing else vouches for it.
    ///
    /// The volume of a database that was Ready and has no container is believed to be what is recorded: before anything
    /// starts on it, it is looked into.
    public func observe(_ spec: InstanceSpec) async throws -> Observation {
        async let ground = translated { try await client.network(network) }
        async let volume = ownVolume(spec.id)
        let container = try await ownContainer(spec.id)
        let found = try await volume
        let isAssigned = try await ground.map { plan($0) == nil } ?? false
        var seen = try await observation(spec, container, hasVolume: found != nil, isAssigned: isAssigned)
        seen.freeBytes = found.flatMap { freeBytes(of: $0, spec) }
        return seen
    }

    private func observation(
        _ spec: InstanceSpec, _ container: DockerContainer?, hasVolume: Bool, isAssigned: Bool
    ) async throws -> Observation {
        // One that runs in the wrong place, or is on its way out, is none that runs: a start replaces it.
        let shape = ContainerShape(spec, address: nil, configuration)
        guard let container, hasVolume, !container.isGoing, shape.isRightPlace(container) else {
            return Observation(
                volume: hasVolume ? unseen(spec) : .missing, instance: container == nil ? .absent : .stopped,
                addressIsAssigned: isAssigned)
        }
        let volume = try await volume(spec, container)
        // A first start that was cut off and went on by itself has left a cluster that nobody can rely on.
        guard container.isUp, spec.everReady || volume != .incomplete else {
            return Observation(volume: volume, instance: .stopped, addressIsAssigned: isAssigned)
        }
        return Observation(
            volume: volume,
            instance: .running(
                address: container.networks[network]?.address, processID: Int32(exactly: container.state.processID)
            ),
            incarnation: container.state.startedAt, addressIsAssigned: isAssigned)
    }

    private func unseen(_ spec: InstanceSpec) -> Observation.Volume {
        // How far a first start came whose container is gone shows when the volume is wanted.
        spec.everReady ? .present(version: spec.version, systemIdentifier: spec.systemIdentifier) : .incomplete
    }

    private func volume(_ spec: InstanceSpec, _ container: DockerContainer) async throws -> Observation.Volume {
        if !spec.everReady {
            if isFirstLife(container) {
                // Its identity is known once it has been handed over; until then nothing depends on it.
                return .present(
                    version: spec.version, systemIdentifier: clusters.identifier(container: container.id))
            }
            if try await !isPrepared(container, spec.id) {
                return .incomplete
            }
        }
        // What runs was looked into before it was started.
        if container.isUp, let recorded = spec.systemIdentifier {
            return .present(version: spec.version, systemIdentifier: recorded)
        }
        return try await contents(of: container, spec.id)
    }
}
