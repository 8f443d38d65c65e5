import DockerAPI
import FaultPoints
import FoundationEssentials
import Glibc
import Model

extension DockerEngine {
    /// Takes the recorded image if there is one, else what the version's tag stands for; pulls what is not here.
    public func prepareImage(
        _ spec: InstanceSpec, progress: @escaping @Sendable (TransferProgress) -> Void
    ) async throws -> String? {
        try requireKnown(spec.version)
        let name = configuration.imageName(spec.version)
        return try await translated {
            if let recorded = spec.image {
                if try await client.image(recorded) != nil { return recorded }
                // An id is known to this engine alone: what was built here and removed can only be taken by its tag.
                if recorded.contains("@") {
                    try await pull(recorded, progress: progress)
                    return recorded
                }
            }
            if let found = try await client.image(name) { return try checked(found, spec, name).reference(as: name) }
            try await pull(name, progress: progress)
            FaultPoint.reached("docker.image.pulled")
            guard let pulled = try await client.image(name) else {
                throw unavailable(name, "it is not there after it was pulled")
            }
            return try checked(pulled, spec, name).reference(as: name)
        }
    }

    /// How the spec's image is named to the engine: by its tag, as people know it, where that stands for the recorded
    /// one.
    func image(for spec: InstanceSpec) async throws -> (name: String, image: DockerImage) {
        let name = configuration.imageName(spec.version)
        return try await translated {
            if let tagged = try await client.image(name),
                spec.image == nil || spec.image == tagged.reference(as: name) || spec.image == tagged.id
            {
                return (name, tagged)
            }
            let wanted = spec.image ?? name
            if let image = try await client.image(wanted) { return (wanted, image) }
            // The next try begins with the image.
            var fault = unavailable(wanted, "it is not here any more")
            fault.isTransient = true
            throw fault
        }
    }

    private func checked(
        _ image: DockerImage, _ spec: InstanceSpec, _ name: String
    ) throws(EngineFault) -> DockerImage {
        if let version = image.postgresVersion, version != spec.version {
            throw unavailable(name, "what is here by that name holds version \(version)")
        }
        return image
    }

    private func pull(_ name: String, progress: @escaping @Sendable (TransferProgress) -> Void) async throws {
        do {
            let auth = try ImageReference(name).flatMap { try credentials().auth(for: $0) }
            try await client.pull(name, auth: auth) { progress(TransferProgress(done: $0.done, total: $0.total)) }
        } catch let fault as DockerFault {
            try Task.checkCancellation()
            if fault.kind == .unreachable { throw fault }
            throw unavailable(name, fault.message)
        } catch let fault as EngineFault {
            throw unavailable(name, "the registries' credentials can't be read: \(fault.message)")
        }
    }

    /// Read at each pull, so that a `docker login` counts at once; also behind a link, as mounted secrets are.
    private func credentials() throws -> RegistryCredentials {
        let home = getenv("HOME").map { String(cString: $0) } ?? "/root"
        let path = configuration.registryConfigPath ?? "\(home)/.docker/config.json"
        let file = realpath(path, nil).map { found in
            defer { free(found) }
            return String(cString: found)
        }
        guard let bytes = try FileSystem.read(file ?? path, limit: 1 << 20) else { return RegistryCredentials() }
        return try RegistryCredentials(configuration: bytes)
    }

    private func unavailable(_ name: String, _ why: String) -> EngineFault {
        EngineFault(.imageUnavailable, "The image \(name) can't be had: \(why).", isTransient: false)
    }
}
