extension DockerClient {
    /// A container.
    ///
    /// - Returns: `nil` if there is none of that name.
    public func container(_ name: String) async throws -> DockerContainer? {
        try await transport.lookUp(Call(.GET, "containers", name, "json"))
    }

    /// The containers with all of these labels. An empty value stands for any value.
    ///
    /// - Parameter all: those that don't run as well.
    public func containers(
        labels: [String: String] = [:], all: Bool = true
    ) async throws -> [DockerContainerSummary] {
        let call = try Call(.GET, "containers", "json").asking("all", all ? "1" : "0").filtered(labels: labels)
        return try await transport.fetch(call.limited(to: Call.listLimit))
    }

    /// Makes a container; doesn't start it.
    ///
    /// - Returns: its id.
    /// - Throws: `conflict` if there is one of that name; `notFound` if the engine doesn't have the image.
    @discardableResult
    public func createContainer(_ name: String, _ spec: DockerContainerSpec) async throws -> String {
        let call = try Call(.POST, "containers", "create").asking("name", name).sending(spec.request)
        return try await transport.fetch(call, as: CreatedAnswer.self).id
    }

    /// Starts a container. Nothing happens if it runs already.
    public func startContainer(_ name: String) async throws {
        try await transport.send(Call(.POST, "containers", name, "start"))
    }

    /// Stops a container with the image's stop signal. Nothing happens if it doesn't run.
    ///
    /// - Parameter timeout: How long it gets before it is killed, in whole seconds rounded up, an hour at most. The call
    ///   may take as long and its usual time on top.
    public func stopContainer(_ name: String, timeout: Duration = .seconds(10)) async throws {
        let patience = min(max(timeout, .zero), .seconds(3600))
        let seconds = patience.components.seconds + (patience.components.attoseconds > 0 ? 1 : 0)
        let call = Call(.POST, "containers", name, "stop").asking("t", "\(seconds)")
        try await transport.send(
            call.limited(to: Call.objectLimit, within: .seconds(seconds) + transport.timeout))
    }

    /// Sends a signal to a container's first process; `conflict` if it doesn't run.
    public func killContainer(_ name: String, signal: String = "KILL") async throws {
        try await transport.send(Call(.POST, "containers", name, "kill").asking("signal", signal))
    }

    /// Removes a container.
    ///
    /// - Parameters:
    ///   - force: also one that runs, which is killed.
    ///   - volumes: its unnamed volumes as well; named ones stay.
    /// - Throws: `conflict` if it runs and isn't forced, or if it is being removed at the moment.
    public func removeContainer(_ name: String, force: Bool = false, volumes: Bool = false) async throws {
        try await transport.send(
            Call(.DELETE, "containers", name).asking("force", force ? "1" : "0").asking("v", volumes ? "1" : "0"))
    }
}
