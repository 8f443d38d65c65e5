extension DockerImage: Decodable {
    /// Reads the engine's description.
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        let configuration = try fields.object("Config")
        self.init(
            id: try fields.required("Id"), repoDigests: try fields.value("RepoDigests", or: []),
            repoTags: try fields.value("RepoTags", or: []),
            environment: DockerEnvironment(try configuration?.value("Env", or: []) ?? []),
            volumes: try configuration?.names(in: "Volumes") ?? [],
            exposedPorts: try configuration?.names(in: "ExposedPorts") ?? [],
            user: try configuration?.value("User", or: "") ?? "",
            labels: try configuration?.value("Labels", or: [:]) ?? [:])
    }
}
