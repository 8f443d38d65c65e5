import Glibc
import Model

/// How the Docker engine works.
public struct DockerConfiguration: Sendable {
    /// The engine's Unix socket.
    public var socketPath: String
    /// The installation's id, which all its objects are labelled with.
    public var installation: String
    /// The network that databases are on.
    public var network = "paas-apps"
    /// The subnet that the network was made with, for when it has to be made again.
    public var recordedSubnet: String?
    /// The versions that a database can get.
    public var versions = [15, 16, 17, 18].map(EngineVersion.init(major:))
    /// What stands before the images' name, such as `registry.example:5000/mirror`; `nil` for Docker Hub's own.
    public var registry: String?
    /// A Docker `config.json` with registries' credentials; `nil` = `~/.docker/config.json`, if there is one.
    public var registryConfigPath: String?
    /// What an instance may use of memory, in bytes; a quarter of it may be shared memory.
    public var memoryBytes: Int64 = 1 << 30
    /// How many processors an instance may keep busy; no more than there are.
    public var cpus: Double = 2
    /// How many processes an instance may have.
    public var pids: Int64 = 512
    /// For one question to the engine, but pulling an image.
    public var requestDeadline = Duration.seconds(30)
    /// For a start until the address is taken.
    public var startDeadline = Duration.seconds(30)
    /// For an orderly stop, before the server is ended by force; in whole seconds.
    public var stopDeadline = Duration.seconds(30)
    /// For a server to come up and do what its administrator asks, and for a login.
    public var serverDeadline = Duration.seconds(60)

    /// The usual configuration of an installation.
    public init(socketPath: String, installation: String) {
        self.socketPath = socketPath
        self.installation = installation
    }

    /// The image of a version, as it is named in commands.
    func imageName(_ version: EngineVersion) -> String {
        let name = "postgres:\(version)-alpine"
        guard let registry, !registry.isEmpty else { return name }
        return registry.hasSuffix("/") ? registry + name : "\(registry)/\(name)"
    }

    /// Engines refuse to promise more processors than they have.
    var nanoCPUs: Int64 {
        let present = Double(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        return Int64(max(0.01, min(cpus, present, 4_096)) * 1_000) * 1_000_000
    }
}
