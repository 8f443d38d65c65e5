import ArgumentParser
import Engines
import Glibc
import Model

/// How databases run on a Docker engine.
struct DockerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Socket of the Docker engine. Default: DOCKER_HOST, else /var/run/docker.sock.", valueName: "path"))
    var dockerSocket: String?

    @Option(help: ArgumentHelp("Major versions of PostgreSQL that databases may have.", valueName: "15,16,…"))
    var versions: String = "15,16,17,18"

    @Option(
        help: ArgumentHelp(
            "Registry, and path in it, that holds the images postgres:<version>-alpine. Default: Docker's own.",
            valueName: "host/path"))
    var registry: String?

    @Option(
        help: ArgumentHelp(
            "Docker's file of registry credentials. Default: .docker/config.json in the user's home.",
            valueName: "path"))
    var dockerConfig: String?

    @Option(help: ArgumentHelp("Memory of each database, at least 128.", valueName: "MiB"))
    var memory: Int = 1024

    @Option(help: ArgumentHelp("Processors of each database: 0.1 to 1024.", valueName: "count"))
    var cpus: Double = 2

    @Option(help: ArgumentHelp("Most processes of each database, at least 64.", valueName: "count"))
    var pids: Int = 512

    func validate() throws {
        guard (128...(1 << 24)).contains(memory) else { throw ValidationError("--memory must be 128 to 16777216 MiB") }
        guard (0.1...1024).contains(cpus) else { throw ValidationError("--cpus must be 0.1 to 1024") }
        guard (64...(1 << 22)).contains(pids) else { throw ValidationError("--pids must be 64 to 4194304") }
        _ = try majors()
    }

    /// The versions, oldest first.
    func majors() throws -> [EngineVersion] {
        let parts = versions.split(separator: ",", omittingEmptySubsequences: false)
        let majors = parts.compactMap { EngineVersion(String($0)) }
        guard majors.count == parts.count, majors.allSatisfy({ $0.major >= 15 }) else {
            throw ValidationError("--versions must be major versions from 15 on with commas between: 15,16,17")
        }
        return Set(majors).sorted()
    }

    /// The socket's path.
    ///
    /// - Throws: `Fault` (`InvalidDockerHost`).
    func socketPath() throws(Fault) -> String {
        try DockerSocket.path(option: dockerSocket) { name in getenv(name).map { String(cString: $0) } }
    }

    /// Where the credentials of registries are.
    var registryConfigPath: String? {
        dockerConfig ?? getenv("HOME").map { String(cString: $0) + "/.docker/config.json" }
    }
}
