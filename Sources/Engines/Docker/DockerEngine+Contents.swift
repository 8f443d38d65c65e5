import DockerAPI
import Model

extension DockerEngine {
    /// What a container's volume holds, read from outside; the container needn't run.
    ///
    /// Throws `VolumeNotMounted` if its data directory doesn't lie in the volume.
    func contents(of container: DockerContainer, _ id: DatabaseID) async throws -> Observation.Volume {
        let directory = try DataDirectory(of: container, in: DockerNames.volume(id))
        return try await translated {
            async let versionFile = client.archive(container.id, path: directory.versionFile, limit: 64)
            async let controlFile = client.archive(container.id, path: directory.controlFile, limit: 64 << 10)
            let (version, control) = try await (versionFile, controlFile)
            if let version, let control = control.flatMap(ControlFile.init),
                let major = EngineVersion(String(decoding: version.prefix { $0 != 10 }, as: UTF8.self))
            {
                return .present(version: major, systemIdentifier: String(control.systemIdentifier))
            }
            try await requireUnchanged(container, id)
            return version == nil && control == nil ? .missing : .incomplete
        }
    }

    /// A container that is being removed has lost its mounts before it is gone: what is not found in it then says nothing
    /// about the volume.
    private func requireUnchanged(_ container: DockerContainer, _ id: DatabaseID) async throws {
        let now = try await client.container(container.id)
        guard let now, now.state.status == container.state.status, now.state.startedAt == container.state.startedAt,
            !now.isGoing
        else {
            throw EngineFault(
                .engineRefused, "The container of \(id) went while its volume was looked into.", isTransient: true)
        }
    }

    /// Whether the cluster on a container's volume was handed over to an app: its initialisation is over then, and
    /// there may be data in it whatever the record says.
    func isPrepared(_ container: DockerContainer, _ id: DatabaseID) async throws -> Bool {
        guard let directory = try? DataDirectory(of: container, in: DockerNames.volume(id)) else { return false }
        return try await translated {
            let settings = try await client.archive(container.id, path: directory.settingsFile, limit: 1 << 20) ?? []
            return SetupScript.isMarked(String(decoding: settings, as: UTF8.self), id)
        }
    }

    /// The cluster on a volume that must hold one.
    func verify(_ spec: InstanceSpec, _ contents: Observation.Volume) throws(EngineFault) -> VolumeIdentity? {
        guard case .present(let version, let systemIdentifier) = contents else { throw .volumeMissing(spec.id) }
        try spec.verifyVolume(version: version, systemIdentifier: systemIdentifier)
        return systemIdentifier.map(VolumeIdentity.init)
    }

    /// Lends a container that has the volume mounted and never runs.
    func withReader<Value: Sendable>(
        _ spec: InstanceSpec, _ body: (DockerContainer) async throws -> Value
    ) async throws -> Value {
        let image = try await image(for: spec).name
        try await removeReader(spec.id)
        return try await translated {
            let id = try await client.createContainer(
                DockerNames.reader(spec.id), HelperShape(configuration: configuration).reader(spec, image: image))
            let value: Value
            do {
                guard let reader = try await client.container(id) else {
                    throw EngineFault(.engineRefused, "A container went as soon as it was made.", isTransient: true)
                }
                value = try await body(reader)
            } catch {
                try await removeReader(spec.id)
                throw error
            }
            try await removeReader(spec.id)
            return value
        }
    }

    /// Also one that a crash has left; it would keep the volume from being removed.
    func removeReader(_ id: DatabaseID) async throws {
        let name = DockerNames.reader(id)
        guard let found = try await translated({ try await client.container(name) }) else { return }
        guard labels.isOwn(found.configuration.labels),
            found.configuration.labels[DockerLabels.role] == HelperShape.readerRole
        else { throw EngineFault.foreignContainer(name) }
        try await remove(found.id)
    }

    /// Removes a container at once, with the unnamed volumes that the engine made for it.
    func remove(_ container: String) async throws {
        try await translated {
            do {
                try await client.removeContainer(container, force: true, volumes: true)
            } catch let fault as DockerFault where fault.kind == .notFound || fault.kind == .conflict {
                // Somebody else removes it already.
                let end = ContinuousClock.now + configuration.requestDeadline
                while try await client.container(container) != nil {
                    guard ContinuousClock.now < end else { throw fault }
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
        }
    }
}
