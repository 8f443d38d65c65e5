import DockerAPI
import Model

/// Containers that are no databases.
struct HelperShape: Sendable {
    let configuration: DockerConfiguration

    private var labels: DockerLabels { DockerLabels(installation: configuration.installation) }

    static let loginRole = "login"
    static let readerRole = "reader"

    /// The one that logins are tried from. It waits, and holds nothing.
    ///
    /// - Parameter image: One with `psql` in it. Its volumes are covered, so that none is made for them.
    func login(image: String, volumes: [String]) -> DockerContainerSpec {
        DockerContainerSpec(
            image: image, entryPoint: ["tail"], command: ["-f", "/dev/null"], user: "65534:65534",
            labels: labels.labels(ofRole: Self.loginRole),
            mounts: volumes.sorted().map { DockerMount(type: "tmpfs", destination: $0) },
            network: configuration.network,
            limits: DockerLimits(
                memory: 128 << 20, memorySwap: 128 << 20, processes: 64, droppedCapabilities: ["ALL"],
                securityOptions: ["no-new-privileges"], isReadOnly: true),
            log: ContainerShape.log)
    }

    /// One that is never started: files are read through it.
    func reader(_ spec: InstanceSpec, image: String) -> DockerContainerSpec {
        DockerContainerSpec(
            image: image, entryPoint: ["false"], command: [], labels: labels.labels(ofRole: Self.readerRole),
            mounts: [
                .volume(DockerNames.volume(spec.id), at: DataDirectory.mountPoint(spec.version))
            ], network: "none")
    }
}
