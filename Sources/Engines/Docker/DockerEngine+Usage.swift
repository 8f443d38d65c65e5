import DockerAPI
import Model

extension DockerEngine {
    /// As the engine counts it.
    public func usage(of ids: [DatabaseID]) async throws -> [DatabaseID: ResourceUsage] {
        try await translated {
            let sizes = try await client.volumeSizes()
            var usage: [DatabaseID: ResourceUsage] = [:]
            for id in ids {
                guard let size = sizes[DockerNames.volume(id)] else { continue }
                let memory = try await client.memory(ofContainer: DockerNames.container(id))
                usage[id] = ResourceUsage(memoryBytes: memory ?? 0, diskBytes: size)
            }
            return usage
        }
    }

    /// Where the engine's folder can be seen from here: an engine on another machine can't be asked.
    public func freeBytes() async throws -> Int64? {
        try await translated { try await client.dataRoot() }.flatMap { FileSystem.freeBytes(at: $0) }
    }
}
