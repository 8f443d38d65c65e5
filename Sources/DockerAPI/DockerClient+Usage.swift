extension DockerClient {
    private struct InformationAnswer: Decodable {
        let root: String?

        init(from decoder: any Decoder) throws { root = try AnswerFields(decoder).text("DockerRootDir") }
    }

    private struct StatisticsAnswer: Decodable {
        let memory: Int64?

        init(from decoder: any Decoder) throws {
            let fields = try AnswerFields(decoder).object("memory_stats")
            let details = try fields?.object("stats")
            // Files that the kernel could forget at once are no memory that somebody needs: cgroup v2's name, and v1's.
            let cache: Int64 =
                try details?.optional("inactive_file") ?? details?.optional("total_inactive_file") ?? 0
            memory = try fields?.optional("usage").map { max(0, $0 - cache) }
        }
    }

    private struct DiskAnswer: Decodable {
        struct Volume: Decodable {
            let name: String
            let size: Int64?

            init(from decoder: any Decoder) throws {
                let fields = try AnswerFields(decoder)
                name = try fields.required("Name")
                size = try fields.object("UsageData")?.optional("Size")
            }
        }

        let volumes: [Volume]

        init(from decoder: any Decoder) throws { volumes = try AnswerFields(decoder).value("Volumes", or: []) }
    }

    /// The folder that the engine keeps everything in, on the engine's machine.
    public func dataRoot() async throws -> String? {
        try await transport.fetch(Call(.GET, "info"), as: InformationAnswer.self).root
    }

    /// Bytes of memory that a container uses, without files that are only cached.
    ///
    /// - Returns: `nil` if there is no such container, or it doesn't run.
    public func memory(ofContainer name: String) async throws -> Int64? {
        let call = Call(.GET, "containers", name, "stats").asking("stream", "0").asking("one-shot", "1")
        return try await transport.lookUp(call, as: StatisticsAnswer.self)?.memory
    }

    /// Bytes that each volume takes, by name; without those about which its driver doesn't say. The engine reads all of
    /// them to answer: not to be asked often.
    public func volumeSizes() async throws -> [String: Int64] {
        let call = Call(.GET, "system", "df").asking("type", "volume").limited(
            to: Call.listLimit, within: .seconds(120))
        let volumes = try await transport.fetch(call, as: DiskAnswer.self).volumes
        return Dictionary(
            volumes.compactMap { volume in volume.size.flatMap { $0 < 0 ? nil : (volume.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
