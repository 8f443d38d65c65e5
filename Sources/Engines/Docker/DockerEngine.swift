import DockerAPI
import Logging
import Model

/// Runs each database as a container of a Docker engine, on a network that leads nowhere else, with a volume of its own.
///
/// Nothing of a database is remembered here: what is true is asked of the engine each time. Whatever has a database's
/// name and not its labels is somebody else's, and left alone.
public struct DockerEngine: Engine {
    /// Docker.
    public let kind = EngineKind.docker

    let configuration: DockerConfiguration
    let client: DockerClient
    let logger: Logger
    let subnet: KnownSubnet
    let clusters = KnownClusters()
    let networkTurn = NetworkTurn()

    /// Does no I/O.
    public init(_ configuration: DockerConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        client = DockerClient(
            socketPath: configuration.socketPath, timeout: configuration.requestDeadline, logger: logger)
        subnet = KnownSubnet(configuration.recordedSubnet)
    }

    /// Whether an engine answers at a socket.
    public static func isAnswering(socketPath: String) async -> Bool {
        let quiet = Logger(label: "docker") { _ in SwiftLogNoOpLogHandler() }
        let client = DockerClient(socketPath: socketPath, timeout: .seconds(3), logger: quiet)
        do {
            _ = try await client.ping()
            try await client.shutdown()
            return true
        } catch {
            // Whatever is wrong with it, such an engine is none to choose. The client closes itself.
            return false
        }
    }

    /// Makes the network if it is not there, and finds out what it offers.
    ///
    /// Throws `EngineUnavailable` if the engine doesn't answer; everything else works as soon as it does.
    public func start() async throws -> DockerGround {
        let network = try await requireNetwork()
        return DockerGround(
            subnet: network.ipv4?.subnet, addressesAreFixed: plan(network) != nil, reach: HostReach(network))
    }

    /// Ends the connections to the engine; nothing can be asked of it afterwards.
    public func shutdown() async throws { try await translated { try await client.shutdown() } }

    /// How logins are tried now.
    public func reach() async throws -> HostReach { HostReach(try await requireNetwork()) }

    /// Whether logins can be tried from this machine.
    public func reachesHost() async throws -> Bool { try await reach() == .direct }

    /// The configured ones; whether an image can be had shows when one is wanted.
    public func versions() async throws -> [InstalledVersion] {
        configuration.versions.sorted().map {
            InstalledVersion(version: $0, origin: configuration.imageName($0))
        }
    }

    /// The last lines of the container's output.
    public func logTail(_ id: DatabaseID, lines: Int) async -> [String] {
        guard lines > 0 else { return [] }
        do {
            guard let container = try await ownContainer(id) else { return [] }
            let text = try await client.logs(container.id, tail: lines).joined(separator: "\n")
            return ServerLog.tail(of: text, lines: lines)
        } catch {
            return ["The log can't be read: \(error)"]
        }
    }

    /// Whatever has a container or a volume with the labels of this installation.
    public func owned() async throws -> [DatabaseID] {
        try await translated {
            let containers = try await client.containers(labels: labels.all).map(\.labels)
            let volumes = try await client.volumes(labels: labels.all).map(\.labels)
            let ids = (containers + volumes).compactMap { labels.database($0) }
            return Set(ids).sorted { $0.rawValue < $1.rawValue }
        }
    }

    var labels: DockerLabels { DockerLabels(installation: configuration.installation) }
    var network: String { configuration.network }

    /// The database's container. Throws `ForeignContainer` if one has its name and is somebody else's.
    func ownContainer(_ id: DatabaseID) async throws -> DockerContainer? {
        let name = DockerNames.container(id)
        guard let found = try await translated({ try await client.container(name) }) else {
            return try await renamedContainer(id)
        }
        guard labels.isOwn(found.configuration.labels, of: id) else { throw EngineFault.foreignContainer(name) }
        return found
    }

    /// The database's container under a name that somebody has given it: two on one volume would destroy the data.
    private func renamedContainer(_ id: DatabaseID) async throws -> DockerContainer? {
        try await translated {
            var wanted = labels.all
            wanted[DockerLabels.database] = id.rawValue
            let found = try await client.containers(labels: wanted).filter { labels.isOwn($0.labels, of: id) }
            // One that runs first, for it has the volume.
            let first = found.first { $0.status == "running" } ?? found.first
            guard let first else { return nil }
            return try await client.container(first.id)
        }
    }

    /// The database's volume. Throws `ForeignVolume` if one has its name and is somebody else's.
    func ownVolume(_ id: DatabaseID) async throws -> DockerVolume? {
        let name = DockerNames.volume(id)
        guard let found = try await translated({ try await client.volume(name) }) else { return nil }
        guard labels.isOwn(found.labels, of: id) else { throw EngineFault.foreignVolume(name) }
        return found
    }

    func requireKnown(_ version: EngineVersion) throws(EngineFault) {
        guard configuration.versions.contains(version) else {
            throw .unknownVersion(version, known: configuration.versions.sorted())
        }
    }
}
