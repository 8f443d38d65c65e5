import Model

/// Where the Docker engine listens, as Docker's own programs are told it.
enum DockerSocket {
    /// Where Debian's and Docker's packages have it.
    static let standard = "/var/run/docker.sock"

    /// The socket's path: what the command line says, else `DOCKER_HOST`, else the standard place.
    ///
    /// - Throws: `Fault` (`InvalidDockerHost`) for an engine that is not on this machine: its containers' addresses and
    ///   volumes would be out of reach.
    static func path(option: String?, environment: (String) -> String?) throws(Fault) -> String {
        if let option, !option.isEmpty { return option }
        guard let host = environment("DOCKER_HOST"), !host.isEmpty else { return standard }
        let scheme = "unix://"
        let path = host.hasPrefix(scheme) ? String(host.dropFirst(scheme.count)) : ""
        guard path.hasPrefix("/") else {
            throw Fault(
                .invalidArgument, reason: "InvalidDockerHost",
                "DOCKER_HOST is «\(host)», and only an engine of this machine can be used: unix:///path/of/the.sock",
                nextSteps: ["Unset DOCKER_HOST, or name the engine's Unix socket with it or with --docker-socket."])
        }
        return path
    }
}
