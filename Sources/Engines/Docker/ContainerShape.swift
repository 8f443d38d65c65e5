import DockerAPI
import Model

/// Exactly what a database's container looks like.
struct ContainerShape: Equatable, Sendable {
    let spec: InstanceSpec
    let labels: DockerLabels
    /// The network's name.
    let network: String
    /// The address that it is to have; `nil` where the engine chooses.
    let address: String?
    let memoryBytes: Int64
    let nanoCPUs: Int64
    let pids: Int64

    init(_ spec: InstanceSpec, address: String?, _ configuration: DockerConfiguration) {
        self.spec = spec
        labels = DockerLabels(installation: configuration.installation)
        network = configuration.network
        self.address = address
        memoryBytes = configuration.memoryBytes
        nanoCPUs = configuration.nanoCPUs
        pids = configuration.pids
    }

    /// What the image's entry point needs as root: to hand the volume to its user and to become that user.
    static let capabilities = ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"]

    /// What the engine is asked to make.
    ///
    /// - Parameters:
    ///   - image: Its name, digest or id.
    ///   - bootstrapPassword: What the image's superuser has until the database is handed over.
    func container(image: String, bootstrapPassword: String) -> DockerContainerSpec {
        DockerContainerSpec(
            image: image,
            environment: [
                "POSTGRES_DB=\(Self.database)", "POSTGRES_USER=\(Self.user)", "POSTGRES_PASSWORD=\(bootstrapPassword)",
            ],
            labels: labels.labels(of: spec),
            mounts: [.volume(DockerNames.volume(spec.id), at: DataDirectory.mountPoint(spec.version))],
            network: network, address: address, restartPolicy: .unlessStopped, limits: limits, log: Self.log)
    }

    /// Whether a container is one that this shape would be made of now, but for what may change in its life: limits,
    /// the image's revision and the generation.
    func fits(_ container: DockerContainer) -> Bool {
        guard isRightPlace(container), let endpoint = container.networks[network] else { return false }
        return endpoint.requestedAddress == address
    }

    /// The same, wherever it has its address.
    func isRightPlace(_ container: DockerContainer) -> Bool {
        let environment = container.configuration.environment
        guard container.name == DockerNames.container(spec.id),
            labels.isOwn(container.configuration.labels, of: spec.id), container.networks[network] != nil,
            environment["POSTGRES_DB"] == Self.database, environment["POSTGRES_USER"] == Self.user,
            container.restartPolicy == .unlessStopped, container.publishedPorts.isEmpty, !container.limits.isPrivileged
        else { return false }
        if let major = environment["PG_MAJOR"], major != "\(spec.version)" { return false }
        return (try? DataDirectory(of: container, in: DockerNames.volume(spec.id))) != nil
    }

    private var limits: DockerLimits {
        DockerLimits(
            memory: memoryBytes, memorySwap: memoryBytes, nanoCPUs: nanoCPUs, processes: pids,
            sharedMemory: memoryBytes / 4, addedCapabilities: Self.capabilities, droppedCapabilities: ["ALL"],
            securityOptions: ["no-new-privileges"])
    }

    static let log = DockerLog(driver: "json-file", options: ["max-size": "10m", "max-file": "3"])
    static let user = "app"
    static let database = "app"
}
