import DockerAPI
import FaultPoints
import Model

extension DockerEngine {
    /// Makes an empty volume, which the image fills at its first start; what a first start left half made goes.
    ///
    /// The engine would make a missing volume by itself, without a label: it never gets to.
    public func createVolume(_ spec: InstanceSpec) async throws -> VolumeIdentity? {
        try requireKnown(spec.version)
        async let lookup = ownVolume(spec.id)
        let container = try await ownContainer(spec.id)
        let volume = try await lookup
        if spec.everReady {
            guard volume != nil else { throw EngineFault.volumeMissing(spec.id) }
            return try verify(spec, try await look(spec, container) { try await contents(of: $0, spec.id) })
        }
        if volume != nil {
            if let container, isFirstLife(container) { return nil }
            let found: Observation.Volume? = try await look(spec, container) {
                try await isPrepared($0, spec.id) ? try await contents(of: $0, spec.id) : nil
            }
            if let found { return try verify(spec, found) }
        }
        try await makeAnew(spec, container, hasVolume: volume != nil)
        return nil
    }

    /// Removes the container, then the volume.
    public func destroyVolume(_ id: DatabaseID) async throws {
        try await removeInstance(id)
        try await removeReader(id)
        guard try await ownVolume(id) != nil else { return }
        FaultPoint.reached("docker.volume.condemned")
        try await removeVolume(id)
        FaultPoint.reached("docker.volume.removed")
    }

    /// Whether a container was not started yet, or runs for the first time: its volume is empty, or being initialised.
    func isFirstLife(_ container: DockerContainer) -> Bool {
        !container.hasEnded && (container.isUp || !container.wasStarted)
    }

    /// Removes what there is of a database that was never Ready, and makes its volume.
    func makeAnew(_ spec: InstanceSpec, _ container: DockerContainer?, hasVolume: Bool) async throws {
        if let container { try await remove(container.id) }
        if hasVolume {
            try await removeReader(spec.id)
            try await removeVolume(spec.id)
        }
        try FaultPoint.passed("docker.remains.removed")
        let made = try await translated {
            try await client.createVolume(DockerNames.volume(spec.id), labels: labels.labels(of: spec))
        }
        try FaultPoint.passed("docker.volume.made")
        // Another one of that name may have come meanwhile; the engine hands it out in place of a new one.
        guard labels.isOwn(made.labels, of: spec.id) else { throw EngineFault.foreignVolume(made.name) }
    }

    private func removeVolume(_ id: DatabaseID) async throws {
        try await translated {
            do {
                try await client.removeVolume(DockerNames.volume(id))
            } catch let fault as DockerFault where fault.kind == .notFound {
                return
            }
        }
    }

    /// Looks at a volume through the database's container, or through one that is made for it.
    private func look<Value: Sendable>(
        _ spec: InstanceSpec, _ container: DockerContainer?, _ body: (DockerContainer) async throws -> Value
    ) async throws -> Value {
        if let container, (try? DataDirectory(of: container, in: DockerNames.volume(spec.id))) != nil {
            return try await body(container)
        }
        return try await withReader(spec, body)
    }
}
