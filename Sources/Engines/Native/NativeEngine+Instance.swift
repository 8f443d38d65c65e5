import FaultPoints
import Model

extension NativeEngine {
    /// Reads files and `/proc`, and cuts a log that has grown too long.
    public func observe(_ spec: InstanceSpec) async throws -> Observation {
        let cluster = try home.cluster(spec.id)
        // The one moment that comes round for every instance that runs.
        try cluster.log.trim()
        let instance: Observation.Instance
        var incarnation: String?
        if let server = try cluster.server() {
            // One that was stopped by a signal keeps its address and answers nobody: a start lets it go on.
            let isSuspended = try ProcessTable.isSuspended(server.processID)
            instance = isSuspended ? .stopped : .running(address: server.address, processID: server.processID)
            incarnation = try ProcessTable.startTime(of: server.processID).map { "\(server.processID)@\($0)" }
        } else if try FileSystem.status(cluster.paths.sockets) != nil {
            instance = .stopped
        } else {
            instance = .absent
        }
        let place = [cluster.paths.data, cluster.paths.volume, home.layout.volumes]
        return Observation(
            volume: try cluster.volume(), instance: instance, incarnation: incarnation,
            freeBytes: place.lazy.compactMap { FileSystem.freeBytes(at: $0) }.first)
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
        try await cluster.start(
            Cluster.Launch(
                programs: try programs(for: version), settings: settings(endpoint, version, spec.id, cluster),
                deadline: configuration.startDeadline))
    }

    /// Writes down that the server is to let temporary logins in, where an older release has started it; it has to read
    /// that then.
    public func admitLogins(_ spec: InstanceSpec) throws {
        let cluster = try home.cluster(spec.id)
        try cluster.rewriteAccess(settings(try spec.requireEndpoint(), spec.version, spec.id, cluster))
    }

    /// Has a server read its rules of access where they were written after it last did. A file's time has whole seconds
    /// there.
    public static let rereadingAccess = """
        select pg_reload_conf() from pg_stat_file(current_setting('hba_file')) as file
            where file.modification >= date_trunc('second', pg_conf_load_time())
        """

    private func settings(
        _ endpoint: Endpoint, _ version: EngineVersion, _ id: DatabaseID, _ cluster: Cluster
    ) -> ServerSettings {
        ServerSettings(
            endpoint: endpoint, port: endpoint.port, socketDirectory: cluster.paths.sockets,
            administrator: Self.administrator, systemUser: home.systemUser,
            access: [.network(role: "app", database: "app"), .networkMembers(of: "app", database: "app")]
                + (ProbeRole.isKnown(to: version)
                    ? [.local(role: ProbeRole.name, database: ProbeRole.nativeDatabase)] : []),
            name: "paas-db-\(id)", maxConnections: 100, sharedBuffers: "32MB")
    }

    /// A fast shutdown, then an immediate one.
    public func stop(_ id: DatabaseID) async throws {
        try await home.cluster(id).stop(deadline: configuration.stopDeadline)
    }

    /// Removes the local socket and the settings; the data and the log stay.
    public func removeInstance(_ id: DatabaseID) async throws {
        let cluster = try home.cluster(id)
        try await cluster.stop(deadline: configuration.stopDeadline)
        FaultPoint.reached("native.instance.stopped")
        try await cluster.removeTree(cluster.paths.sockets)
        FaultPoint.reached("native.sockets.removed")
        for file in [
            cluster.paths.configuration, cluster.paths.hostBasedAuthentication, cluster.paths.identityMap,
        ] {
            try FileSystem.removeFile(file)
        }
    }
}
