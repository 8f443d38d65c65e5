extension DockerClient {
    private struct ListAnswer: Decodable {
        let volumes: [DockerVolume]

        init(from decoder: any Decoder) throws { volumes = try AnswerFields(decoder).value("Volumes", or: []) }
    }

    /// A volume.
    ///
    /// - Returns: `nil` if there is none of that name.
    public func volume(_ name: String) async throws -> DockerVolume? {
        try await transport.lookUp(Call(.GET, "volumes", name))
    }

    /// The volumes with all of these labels. An empty value stands for any value.
    public func volumes(labels: [String: String] = [:]) async throws -> [DockerVolume] {
        let call = try Call(.GET, "volumes").filtered(labels: labels).limited(to: Call.listLimit)
        return try await transport.fetch(call, as: ListAnswer.self).volumes
    }

    /// Makes a local volume.
    ///
    /// - Returns: the volume of that name: where there was one before, that one, which may have other labels.
    @discardableResult
    public func createVolume(_ name: String, labels: [String: String] = [:]) async throws -> DockerVolume {
        var fields = RequestFields()
        fields.set("Name", name)
        fields.set("Driver", "local")
        fields.set("Labels", labels)
        return try await transport.fetch(Call(.POST, "volumes", "create").sending(fields))
    }

    /// Removes a volume and what is on it, for ever; `conflict` while a container, running or not, has it mounted.
    public func removeVolume(_ name: String) async throws {
        try await transport.send(Call(.DELETE, "volumes", name))
    }
}
