import Glibc

/// The hosts of a connection string, as libpq lists them, and what has to be looked up of them.
struct HostList: Equatable {
    private let hosts: [String]
    private let ports: [String]

    /// - Parameters:
    ///   - hosts: what stands for `host`: names, addresses and sockets' directories with commas between them.
    ///   - ports: what stands for `port`: one for all of them, or one for each.
    init(hosts: String, ports: String) {
        self.hosts = hosts.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        self.ports = ports.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    /// What libpq would have to look up, which blocks.
    var names: [String] { hosts.filter { !Self.isDirect($0) } }

    /// The same with the addresses of the names: a host that has several is listed several times. A name without an
    /// address is left out; `nil` when nothing is left.
    func resolved(_ addresses: [String: [String]]) -> (host: String, hostaddr: String, port: String)? {
        var list: [(host: String, address: String, port: String)] = []
        for (index, host) in hosts.enumerated() {
            let port = ports.count == hosts.count ? ports[index] : ports.first ?? ""
            if Self.isDirect(host) {
                list.append((host, "", port))
            } else {
                list += (addresses[host] ?? []).map { (host, $0, port) }
            }
        }
        guard !list.isEmpty else { return nil }
        return (
            list.map(\.host).joined(separator: ","), list.map(\.address).joined(separator: ","),
            list.map(\.port).joined(separator: ",")
        )
    }

    private static func isDirect(_ host: String) -> Bool {
        if host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") { return true }
        var address = in6_addr()
        return inet_pton(AF_INET, host, &address) == 1 || inet_pton(AF_INET6, host, &address) == 1
    }
}
