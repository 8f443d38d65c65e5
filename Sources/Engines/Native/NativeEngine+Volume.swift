import FaultPoints
import Model

extension NativeEngine {
    /// Runs initdb beside the place of the data and moves the result there when it is complete and on disk.
    public func createVolume(_ spec: InstanceSpec) async throws -> VolumeIdentity? {
        let found = try home.cluster(spec.id)
        switch try found.volume() {
        case .present(let version, let systemIdentifier):
            try spec.verifyVolume(version: version, systemIdentifier: systemIdentifier)
            return systemIdentifier.map(VolumeIdentity.init)
        case .missing where spec.everReady, .incomplete where spec.everReady:
            throw EngineFault(
                .volumeMissing, "The data of \(spec.id) is gone from \(found.paths.data).", isTransient: false)
        case .missing, .incomplete:
            break
        }
        let programs = try programs(for: spec.version)
        let account = try home.accounts.allocate(for: found.paths, key: spec.id.rawValue)
        FaultPoint.reached("native.account.given")
        let made = try await Cluster(paths: found.paths, account: account).initialise(
            Cluster.Initialisation(
                programs: programs, administrator: Self.administrator, script: nil,
                deadline: configuration.initialisationDeadline),
            account: account)
        try spec.verifyVolume(version: made.version, systemIdentifier: made.systemIdentifier)
        return VolumeIdentity(systemIdentifier: made.systemIdentifier)
    }

    /// Removes the data, the settings and the log.
    public func destroyVolume(_ id: DatabaseID) async throws {
        let cluster = try home.cluster(id)
        try await removeInstance(id)
        if let account = cluster.account { try await cluster.endProcesses(on: cluster.paths.draft, account: account) }
        // Under another name first: what is half removed must not be taken for a cluster after a crash.
        if try FileSystem.status(cluster.paths.data) != nil {
            try await cluster.removeTree(cluster.paths.remains)
            try FileSystem.rename(cluster.paths.data, to: cluster.paths.remains, in: cluster.paths.volume)
        }
        try FaultPoint.passed("native.volume.condemned")
        try await cluster.removeTree(cluster.paths.volume)
        FaultPoint.reached("native.volume.removed")
        try cluster.log.remove()
    }

    /// Whatever has a directory in the home.
    public func owned() async throws -> [DatabaseID] {
        try home.databases()
    }
}
