import Model

extension ProbePool {
    /// Tells a server as its administrator which temporary logins there are to be; tries again while it starts.
    ///
    /// - Parameter deadline: as for `login`.
    public func arrangeLogins(
        _ told: LoginStatements, through login: LocalLogin, deadline: Duration
    ) async throws(ProbeFault) {
        let request = ProbeRequest.arrange(
            ArrangeRequest(
                socketDirectory: login.socketDirectory, port: login.port, user: login.user,
                statements: told.statements, clearing: told.clearing, clearingOptions: told.clearingOptions,
                limitMilliseconds: Self.milliseconds(deadline)))
        guard case .arranged = try await perform(request, limit: deadline) else { throw Self.mixedUp }
    }
}
