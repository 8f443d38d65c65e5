import DockerAPI
import Model

/// Where a container keeps a cluster, which differs between the images of different versions.
struct DataDirectory: Equatable, Sendable {
    /// The directory in the container.
    let path: String

    /// Where the volume is mounted: since 18 one level higher, with the version in the path below it.
    static func mountPoint(_ version: EngineVersion) -> String {
        version.major >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data"
    }

    /// Where the images keep the cluster below the volume's root.
    static func placeInVolume(_ version: EngineVersion) -> String {
        version.major >= 18 ? "/\(version)/docker" : ""
    }

    /// The data directory of a container, which must lie in its database's own volume.
    ///
    /// Throws `VolumeNotMounted` if it doesn't: then data would be lost with the container.
    init(of container: DockerContainer, in volume: String) throws(EngineFault) {
        guard let path = container.configuration.environment["PGDATA"], path.hasPrefix("/"), !path.contains("/..")
        else {
            throw Self.fault(container, "names no data directory")
        }
        let above = container.mounts.filter { Self.isBelow(path, $0.destination) }
        guard let nearest = above.max(by: { $0.destination.utf8.count < $1.destination.utf8.count }),
            nearest.type == "volume", nearest.name == volume, !nearest.isReadOnly
        else {
            throw Self.fault(container, "keeps its data in \(path), which doesn't lie in the volume \(volume)")
        }
        self.path = path
    }

    var versionFile: String { "\(path)/PG_VERSION" }
    var controlFile: String { "\(path)/global/pg_control" }
    var settingsFile: String { "\(path)/postgresql.auto.conf" }

    private static func isBelow(_ path: String, _ directory: String) -> Bool {
        let directory = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
        return path == directory || path.hasPrefix(directory + "/")
    }

    private static func fault(_ container: DockerContainer, _ what: String) -> EngineFault {
        EngineFault(
            .volumeNotMounted, "The image \(container.configuration.image) \(what); nothing was started.",
            isTransient: false)
    }
}
