extension DockerClient {
    /// A network with its members.
    ///
    /// - Returns: `nil` if there is none of that name.
    public func network(_ name: String) async throws -> DockerNetwork? {
        try await transport.lookUp(Call(.GET, "networks", name))
    }

    /// All networks, without their members.
    public func networks(labels: [String: String] = [:]) async throws -> [DockerNetwork] {
        try await transport.fetch(Call(.GET, "networks").filtered(labels: labels).limited(to: Call.listLimit))
    }

    /// Makes a network.
    ///
    /// - Returns: its id.
    /// - Throws: `conflict` if there is one of that name; `refused` (status 403) if its addresses are in use.
    @discardableResult
    public func createNetwork(_ spec: DockerNetworkSpec) async throws -> String {
        let call = try Call(.POST, "networks", "create").sending(spec.request)
        return try await transport.fetch(call, as: CreatedAnswer.self).id
    }

    /// Removes a network; `refused` (status 403) or `conflict` while somebody is on it.
    public func removeNetwork(_ name: String) async throws {
        try await transport.send(Call(.DELETE, "networks", name))
    }
}
