import Model

extension NativeEngine {
    /// Reads files and `/proc`, and cuts a log that has grown too long.
    public func observe(_ spec: InstanceSpec) async throws -> Observation {
        let cluster = try home.cluster(spec.id)
        // The one moment that comes round for every instance that runs.
        try cluster.log.trim()
        let instance: Observation.Instance
        if let server = try cluster.server() {
            instance = .running(address: server.address, processID: server.processID)
        } else if try FileSystem.status(cluster.paths.sockets) != nil {
            instance = .stopped
        } else {
            instance = .absent
        }
        return Observation(volume: try cluster.volume(), instance: instance)
    }

    /// Writes the settings anew and starts a server that outlives this process; one that listens elsewhere is stopped
    /// first.
    public func start(_ spec: InstanceSpec) async throws {
        let endpoint = try spec.requireEndpoint()
        let cluster = try home.cluster(spec.id)
        guard case .present(let version, let systemIdentifier) = try cluster.volume() else {
            throw EngineFault(
                .volumeMissing, "There is no data of \(spec.id) in \(cluster.paths.data).", isTransient: false)
        }
        try spec.verifyVolume(version: version, systemIdentifier: systemIdentifier)
        let settings = ServerSettings(
            endpoint: endpoint, port: endpoint.port, socketDirectory: cluster.paths.sockets,
            administrator: Self.administrator, systemUser: home.systemUser,
            access: [.network(role: "app", database: "app")], name: "paas-db-\(spec.id)", maxConnections: 100,
            sharedBuffers: "32MB")
        try await cluster.start(
            Cluster.Launch(
                programs: try programs(for: version), settings: settings, deadline: configuration.startDeadline))
    }

    /// A fast shutdown, then an immediate one.
    public func stop(_ id: DatabaseID) async throws {
        try await home.cluster(id).stop(deadline: configuration.stopDeadline)
    }

    /// Removes the local socket and the settings; the data and the log stay.
    public func removeInstance(_ id: DatabaseID) async throws {
        let cluster = try home.cluster(id)
        try await cluster.stop(deadline: configuration.stopDeadline)
        try await cluster.removeTree(cluster.paths.sockets)
        for file in [
            cluster.paths.configuration, cluster.paths.hostBasedAuthentication, cluster.paths.identityMap,
        ] {
            try FileSystem.removeFile(file)
        }
    }
}
