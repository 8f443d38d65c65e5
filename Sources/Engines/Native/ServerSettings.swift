import Model

/// The text of the three files that a server of ours is configured by.
struct ServerSettings: Equatable, Sendable {
    /// A role that may log in from outside the engine, and how.
    enum Access: Equatable, Sendable {
        /// Over TCP with a password: this role, this database.
        case network(role: String, database: String)
        /// The same for the roles that are members of this one: temporary logins.
        case networkMembers(of: String, database: String)
        /// Over the local socket, as the user that runs the engine: this role, this database.
        case local(role: String, database: String)
    }

    /// Numeric address and port; `nil` for none.
    var endpoint: Endpoint?
    /// Port in the local socket's name.
    var port: Int
    /// Where the local socket lies.
    var socketDirectory: String
    /// The superuser, who can log in over the local socket only.
    var administrator: String
    /// Name of the system's user who may be the administrator.
    var systemUser: String
    /// Who else may log in.
    var access: [Access]
    /// Shown in the process list.
    var name: String
    var maxConnections: Int
    var sharedBuffers: String

    private static let preamble = "# Written by paasd at each start: changes are lost.\n"

    func configuration(for version: EngineVersion, hba: String, ident: String) -> String {
        var parameters = [
            ("hba_file", Self.quote(hba)),
            ("ident_file", Self.quote(ident)),
            ("listen_addresses", Self.quote(endpoint?.host ?? "")),
            ("port", String(endpoint?.port ?? port)),
            // The value is a list, in which double quotes protect spaces and commas.
            (
                "unix_socket_directories",
                Self.quote("\"" + Self.double("\"", in: socketDirectory) + "\"")
            ),
            ("unix_socket_permissions", "0700"),
            ("cluster_name", Self.quote(name)),
            ("max_connections", String(maxConnections)),
            ("superuser_reserved_connections", "5"),
            ("password_encryption", "scram-sha-256"),
            ("shared_buffers", sharedBuffers),
            ("dynamic_shared_memory_type", "posix"),
            ("jit", "off"),
            ("min_wal_size", "32MB"),
            ("max_wal_size", "512MB"),
            ("timezone", "'UTC'"),
            ("log_timezone", "'UTC'"),
            ("default_text_search_config", "'pg_catalog.english'"),
            ("lc_messages", "'C'"),
            ("lc_monetary", "'C.UTF-8'"),
            ("lc_numeric", "'C.UTF-8'"),
            ("lc_time", "'C.UTF-8'"),
            ("log_destination", "'stderr'"),
            ("logging_collector", "off"),
            ("log_line_prefix", "'%m [%p] '"),
            // The server's own messages and nothing of a tenant's: errors quote statements and values.
            ("log_min_messages", "log"),
            ("log_min_error_statement", "panic"),
            ("log_error_verbosity", "terse"),
            ("log_statement", "none"),
            ("log_min_duration_statement", "-1"),
            ("log_parameter_max_length", "0"),
            ("log_parameter_max_length_on_error", "0"),
            ("log_checkpoints", "off"),
        ]
        // 18 starts three processes for reading ahead by default; a small instance does better without.
        if version.major >= 18 { parameters.append(("io_method", "sync")) }
        // A few connections that apps can't take, for the platform's own looks.
        if ProbeRole.isKnown(to: version) {
            parameters.append(("reserved_connections", "\(ProbeRole.reservedConnections)"))
        }
        return Self.preamble + parameters.map { "\($0) = \($1)\n" }.joined()
    }

    /// The first line that fits decides.
    func hostBasedAuthentication() -> String {
        var lines = ["local all \(Self.quoteName(administrator)) peer map=paas"]
        for access in access {
            switch access {
            case .local(let role, let database):
                lines.append("local \(Self.quoteName(database)) \(Self.quoteName(role)) peer map=paas")
            case .network(let role, let database):
                // Clients of a loopback address come from 127.0.0.1 unless they choose another one.
                lines.append("host \(Self.quoteName(database)) \(Self.quoteName(role)) 127.0.0.0/8 scram-sha-256")
            case .networkMembers(let role, let database):
                // Before version 16 a role may make others its members, also the administrator.
                lines.append("host all \(Self.quoteName(administrator)) all reject")
                lines.append("host \(Self.quoteName(database)) +\(Self.quoteName(role)) 127.0.0.0/8 scram-sha-256")
            }
        }
        lines += ["local all all reject", "host all all all reject"]
        return Self.preamble + lines.map { $0 + "\n" }.joined()
    }

    func identityMap() -> String {
        var roles = [administrator]
        for case .local(let role, _) in access { roles.append(role) }
        return Self.preamble
            + roles.map { "paas \(Self.quoteName(systemUser)) \(Self.quoteName($0))\n" }.joined()
    }

    /// A string of `postgresql.conf`, where a backslash escapes. Control characters never get here.
    static func quote(_ text: String) -> String {
        "'" + double("'", in: double("\\", in: text)) + "'"
    }

    /// A name of `pg_hba.conf` and `pg_ident.conf`: quoted, it is no keyword and no pattern.
    private static func quoteName(_ name: String) -> String { "\"" + double("\"", in: name) + "\"" }

    private static func double(_ character: Character, in text: String) -> String {
        String(text.flatMap { $0 == character ? [$0, $0] : [$0] })
    }
}
