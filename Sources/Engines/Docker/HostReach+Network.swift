import DockerAPI
import Glibc

extension HostReach {
    /// Asks the kernel: a machine that has the network's own address can reach what is on it.
    init(_ network: DockerNetwork) { self = Self.isOwn(network.hostAddress) ? .direct : .helper }

    /// Whether an address is one of this machine's.
    static func isOwn(_ address: String?) -> Bool {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        guard let address, inet_pton(AF_INET, address, &name.sin_addr) == 1 else { return false }
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return false }
        defer { close(socket) }
        return withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
