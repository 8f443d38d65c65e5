import Model

extension ProbePool {
    /// Looks whether a server answers over TCP, where nobody logs in, and asks it in a session of the platform's own, for
    /// which no app can have taken the connection. Makes the platform's role where it is missing.
    ///
    /// - Parameters:
    ///   - endpoint: Where the app finds the server.
    ///   - login: How the administrator logs in.
    ///   - platform: Who asks, and what.
    ///   - deadline: As for `login`.
    public func look(
        at endpoint: Endpoint, through login: LocalLogin, platform: PlatformSession, deadline: Duration
    ) async throws(ProbeFault) -> LookReply {
        let request = ProbeRequest.look(
            LookRequest(
                host: endpoint.host, port: endpoint.port, socketDirectory: login.socketDirectory, localPort: login.port,
                administrator: login.user, role: platform.role, database: platform.database, setup: platform.setup,
                question: platform.question, limitMilliseconds: Self.milliseconds(deadline)))
        guard case .looked(let reply) = try await perform(request, limit: deadline) else { throw Self.mixedUp }
        return reply
    }
}
