import Model
import Postgres

extension Store {
    /// What is recorded of the engine of a host.
    public func ground(of host: HeldHost) async throws -> HostGround {
        let row = try await execute("select engine, network_subnet from hosts where id = \(host.id)::bigint").single()
        return HostGround(engine: try row.engineOrNull("engine"), networkSubnet: try row.textOrNull("network_subnet"))
    }

    /// Records the host's engine, unless one is recorded already.
    ///
    /// - Returns: the engine that is recorded now.
    @discardableResult
    public func recordEngine(_ kind: EngineKind, of host: HeldHost) async throws -> EngineKind {
        try await execute(
            "update hosts set engine = coalesce(engine, \(kind.rawValue)) where id = \(host.id)::bigint returning engine"
        ).single().word("engine")
    }

    /// Records the subnet of the host's network for databases, in CIDR notation; another one takes its place, for the
    /// network may have been made anew by somebody else.
    public func recordNetworkSubnet(_ subnet: String, of host: HeldHost) async throws {
        try await execute(
            """
            update hosts set network_subnet = \(subnet)
            where id = \(host.id)::bigint and network_subnet is distinct from \(subnet)
            """)
    }

    /// Records the major versions that databases can get on the host, so that every daemon can tell.
    public func recordVersions(_ versions: [EngineVersion], of host: HeldHost) async throws {
        let majors = versions.map { String($0.major) }
        try await execute(
            "update hosts set versions = \(majors)::text[]::integer[] where id = \(host.id)::bigint")
    }

    /// The major versions that databases of an app can get, oldest first; `nil` when there is no such app, and before the
    /// first start of its host's daemon.
    public func versions(org: Name, app: Name) async throws -> [EngineVersion]? {
        let rows = try await execute(
            """
            select unnest(h.versions) as major
            from apps a join organisations o on o.id = a.organisation_id join hosts h on h.id = a.host_id
            where o.name = \(org.rawValue) and a.name = \(app.rawValue) and a.deleted_at is null
            order by major
            """)
        return rows.isEmpty ? nil : try rows.map { EngineVersion(major: try $0.int("major")) }
    }
}

extension PostgresRow {
    func engineOrNull(_ column: String) throws -> EngineKind? {
        try textOrNull(column) == nil ? nil : try word(column)
    }

    func hostNameOrNull(_ column: String) throws -> HostName? {
        guard let text = try textOrNull(column) else { return nil }
        guard let name = HostName(text) else {
            throw Fault(.dataLoss, reason: "CorruptRow", "the control plane holds an unknown value in column \(column)")
        }
        return name
    }
}
