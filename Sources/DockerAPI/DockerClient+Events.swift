extension DockerClient {
    /// What happens in the engine from now on. Returns once the engine has accepted the subscription.
    ///
    /// The sequence never ends by itself: iterating throws `unreachable` when the engine or the connection is gone, and
    /// `CancellationError` when the task is cancelled. Events may be lost, and silence says nothing.
    ///
    /// - Parameters:
    ///   - labels: Only of objects with all of these labels; an empty value stands for any value.
    ///   - types: Only these types, such as `container`; empty for all.
    ///   - since: Also what the engine remembers from this second since 1970 on, which closes the gap to the moment of
    ///     the subscription.
    public func events(
        labels: [String: String] = [:], types: [String] = [], since: Int64? = nil
    ) async throws -> DockerEvents {
        var call = try Call(.GET, "events").filtered(labels: labels, by: ["type": types])
        if let since { call = call.asking("since", "\(since)") }
        let request = call
        let body = try await transport.open(request)
        return DockerEvents(body: body, socketPath: transport.socketPath)
    }
}
