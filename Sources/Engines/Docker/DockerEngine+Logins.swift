import Model

extension DockerEngine {
    /// Sees to it that the server has these temporary logins and no others; those that are over end with their sessions.
    public func arrangeLogins(_ spec: InstanceSpec, _ wanted: [WantedLogin]) async throws {
        let script = try TemporaryRoles(wanted).statements.map { "\($0);\n" }.joined()
        let (_, left) = try await administer(spec, [(SetupScript.administrator, script)])
        guard left.contains(where: { $0.hasPrefix(LoginID.rolePrefix) }) else { return }
        _ = try await administer(
            spec, [(SetupScript.administrator, TemporaryRoles.clearing.map { "\($0);\n" }.joined())], database: "app",
            options: "\(SetupScript.sessionOptions) \(TenantSession.options(spec.version))")
    }
}
