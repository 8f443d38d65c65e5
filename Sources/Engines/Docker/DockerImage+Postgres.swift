import DockerAPI
import Model

extension DockerImage {
    /// What is recorded of it: the digest that the registry knows it by, or the id where no registry does.
    ///
    /// - Parameter name: The image's name with registry, repository and tag.
    func reference(as name: String) -> String {
        guard let wanted = ImageReference(name) else { return id }
        return repoDigests.first { ImageReference($0)?.isOfSameRepository(wanted) == true } ?? id
    }

    /// The version of PostgreSQL that it says it holds; `nil` if it says nothing.
    var postgresVersion: EngineVersion? { environment["PG_MAJOR"].flatMap(EngineVersion.init(_:)) }
}

extension ImageReference {
    /// Docker Hub's own images are also known by longer names.
    fileprivate func isOfSameRepository(_ other: ImageReference) -> Bool { canonicalName == other.canonicalName }

    private var canonicalName: String {
        let hub = "docker.io"
        let registry = registry == "index.\(hub)" ? hub : registry ?? hub
        return registry == hub && !repository.contains("/")
            ? "\(hub)/library/\(repository)" : "\(registry)/\(repository)"
    }
}
