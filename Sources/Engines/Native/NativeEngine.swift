import Model

/// Runs each database as a PostgreSQL cluster of its own on this machine.
///
/// A database has a directory for its data, a directory for its local socket, a loopback address, and, where root runs
/// the engine, an account: nothing of it is shared with another database. Its processes outlive this one.
public struct NativeEngine: Engine {
    /// Native.
    public let kind = EngineKind.native

    let configuration: NativeConfiguration
    let home: NativeHome

    /// The superuser of each cluster, whom only the user that runs the engine can be.
    public static let administrator = "paas_admin"

    /// Makes the directories that are missing below the home.
    ///
    /// Throws `UnusablePath` if the home's path is too long or, where root runs the engine, closed to other users.
    public init(_ configuration: NativeConfiguration) throws(EngineFault) {
        self.configuration = configuration
        home = try NativeHome(configuration.home, accounts: configuration.accounts)
    }

    /// What Debian's or PGDG's packages brought, and for other majors what lies in the configured directory.
    public func versions() async throws -> [InstalledVersion] {
        try installed().map { InstalledVersion(version: $0.version, origin: $0.directory) }
    }

    /// Addresses of the loopback network.
    public func addresses(for id: DatabaseID, count: Int) -> AddressOffer {
        .fixed(configuration.addresses.candidates(for: id, count: count))
    }

    /// Takes the address for a moment, unless the instance has it.
    public func reserveNetwork(_ spec: InstanceSpec) async throws {
        let endpoint = try spec.requireEndpoint()
        if try home.cluster(spec.id).server()?.address == endpoint.host { return }
        guard try AddressProbe.isFree(endpoint) else { throw EngineFault.addressTaken(endpoint) }
    }

    /// Looks for the programs, and whether the cluster's account can reach them. Installs nothing.
    public func prepareImage(_ spec: InstanceSpec, progress: @escaping @Sendable (TransferProgress) -> Void)
        async throws
        -> String?
    {
        _ = try programs(for: spec.version)
        return nil
    }

    /// How the engine's own administrator logs in, without a password and not over the network: for the user that runs
    /// the engine, whom the server knows by its user number.
    public func localLogin(_ spec: InstanceSpec) throws -> LocalLogin {
        LocalLogin(
            socketDirectory: home.layout.paths(of: spec.id).sockets, user: Self.administrator,
            port: spec.endpoint?.port ?? 5432)
    }

    /// Of the server's and initdb's log.
    public func logTail(_ id: DatabaseID, lines: Int) async -> [String] {
        Cluster(paths: home.layout.paths(of: id), account: nil).logTail(lines)
    }

    func installed() throws(EngineFault) -> [Programs] {
        try Programs.installed(in: [
            NativeConfiguration.systemDirectory, configuration.postgresDirectory ?? home.layout.builds,
        ])
    }

    func programs(for version: EngineVersion) throws(EngineFault) -> Programs {
        let installed = try installed()
        guard let programs = installed.first(where: { $0.version == version }) else {
            let versions = installed.map { "\($0.version)" }.joined(separator: ", ")
            throw EngineFault(
                .unknownVersion,
                "PostgreSQL \(version) is not installed here; \(versions.isEmpty ? "no version" : versions) is.",
                isTransient: false)
        }
        try home.requireReach(of: programs)
        return programs
    }
}
