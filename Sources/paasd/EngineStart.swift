import Control
import Engines
import Logging
import Model
import Probe
import Provisioner
import Store

/// The engine that databases run on, and how their servers are talked to.
struct RunningEngine: Sendable {
    let engine: any Engine
    let tenants: any TenantProbe
}

/// Chooses the engine, records the choice and prepares what databases will share on it.
struct EngineStart: Sendable {
    let settings: DaemonSettings
    let store: Store
    let probes: ProbePool
    let logger: Logger

    /// - Throws: `Fault` or `EngineFault` that says what the operator can do. A Docker engine that is chosen and does
    ///   not answer is no error: databases wait for it.
    func run(_ installation: Installation, on host: HeldHost) async throws -> RunningEngine {
        let socket = try settings.docker.socketPath()
        let answers = await DockerEngine.isAnswering(socketPath: socket)
        let ground = try await store.ground(of: host)
        let kind = try settings.engine.engine(recorded: ground.engine, dockerAnswers: answers)
        try await store.recordEngine(kind, of: host)
        let record = EngineRecord(
            kind: kind, installation: installation.id, dockerSocket: kind == .docker ? socket : "")
        try record.write(to: settings.home.engineRecord)
        switch kind {
        case .native: return try native(installation)
        case .docker:
            return try await docker(installation, on: host, recordedSubnet: ground.networkSubnet, socket: socket)
        }
    }

    private func native(_ installation: Installation) throws -> RunningEngine {
        let engine = try NativeEngine(
            NativeConfiguration(
                home: settings.home.path, addresses: AddressRange(installation: installation.id),
                postgresDirectory: settings.postgresFolder))
        return RunningEngine(engine: engine, tenants: NativeTenants(engine: engine, probes: probes))
    }

    private func docker(
        _ installation: Installation, on host: HeldHost, recordedSubnet: String?, socket: String
    ) async throws -> RunningEngine {
        let options = settings.docker
        var configuration = DockerConfiguration(socketPath: socket, installation: installation.id)
        configuration.recordedSubnet = recordedSubnet
        configuration.versions = try options.majors()
        configuration.registry = options.registry
        configuration.registryConfigPath = options.registryConfigPath
        configuration.memoryBytes = Int64(options.memory) << 20
        configuration.cpus = options.cpus
        configuration.pids = Int64(options.pids)
        let engine = DockerEngine(configuration, logger: Logger(label: "docker"))
        do {
            let ground = try await engine.start()
            if let subnet = ground.subnet { try await store.recordNetworkSubnet(subnet, of: host) }
            logger.info("the network of the databases", metadata: ["ground": "\(ground)"])
        } catch let fault as EngineFault {
            // Databases say the same, each for itself, and go on as soon as it has been mended.
            logger.error("the Docker engine is not ready for databases", metadata: ["error": "\(fault)"])
        }
        return RunningEngine(engine: engine, tenants: ContainerTenants(engine: engine, probes: probes))
    }
}
