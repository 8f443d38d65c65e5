extension DockerClient {
    /// All that an engine says of a container, as it says it: JSON.
    ///
    /// - Returns: `nil` if there is none of that name.
    public func inspection(_ name: String) async throws -> [UInt8]? {
        do {
            return try await transport.send(Call(.GET, "containers", name, "json"))
        } catch let fault as DockerFault where fault.kind == .notFound {
            return nil
        }
    }
}
