import CPostgres
import Glibc

/// The parameters of a connection.
struct ConnectionParameters {
    private var parameters: [(keyword: String, value: String)]

    /// - Throws: a fault of kind `usage` for a string that libpq doesn't understand. It never quotes the string, which
    ///   may hold a password.
    init(_ connectionString: String, applicationName: String) throws(PostgresFault) {
        var given = try Self.given(in: connectionString)
        // Encryption with GSS looks up names, and the daemon has no use for it.
        given.removeAll { $0.keyword == "gssencmode" || $0.keyword == "client_encoding" }
        given += [("gssencmode", "disable"), ("client_encoding", "UTF8")]
        if !given.contains(where: { $0.keyword == "application_name" }) {
            given.append(("application_name", applicationName))
        }
        if !given.contains(where: { $0.keyword == "keepalives_idle" }) {
            given += [("keepalives_idle", "20"), ("keepalives_interval", "5"), ("keepalives_count", "3")]
        }
        parameters = given
    }

    /// What a connection string says, and nothing else.
    ///
    /// - Throws: as `init(_:applicationName:)`.
    static func given(in connectionString: String) throws(PostgresFault) -> [(keyword: String, value: String)] {
        var given: [(keyword: String, value: String)] = []
        guard let options = PQconninfoParse(connectionString, nil) else {
            throw PostgresFault(.usage, "the connection string isn't one that libpq understands")
        }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { given.append((String(cString: keyword), String(cString: value))) }
            option += 1
        }
        return given
    }

    /// Parameters just as they are, for connections that may block.
    init(_ parameters: [(keyword: String, value: String)]) { self.parameters = parameters }

    /// The hosts, where libpq would have to look up names, which blocks; `nil` where it need not.
    var unresolvedHosts: HostList? {
        guard value(of: "hostaddr") == nil, let host = value(of: "host") else { return nil }
        let list = HostList(hosts: host, ports: value(of: "port") ?? "")
        return list.names.isEmpty ? nil : list
    }

    /// The same with the addresses of its hosts.
    func with(host: String, hostaddr: String, port: String) -> ConnectionParameters {
        let replaced = ["host", "hostaddr", "port"]
        return ConnectionParameters(
            parameters.filter { !replaced.contains($0.keyword) }
                + [("host", host), ("hostaddr", hostaddr), ("port", port)])
    }

    var holdsPassword: Bool { !(value(of: "password") ?? "").isEmpty || !(value(of: "sslpassword") ?? "").isEmpty }

    private func value(of keyword: String) -> String? { parameters.first { $0.keyword == keyword }?.value }

    /// Calls a closure with libpq's two parallel arrays, each closed by a null pointer.
    func withPointers<R>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> R
    ) -> R {
        let keywords = parameters.map { strdup($0.keyword) }
        let values = parameters.map { strdup($0.value) }
        defer { for pointer in keywords + values { free(pointer) } }
        let none: [UnsafePointer<CChar>?] = [nil]
        return body(keywords.map { UnsafePointer($0) } + none, values.map { UnsafePointer($0) } + none)
    }
}
