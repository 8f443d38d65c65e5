import Glibc
import Model

/// Finds out whether an address can be listened on, by taking it for a moment.
enum AddressProbe {
    static func isFree(_ endpoint: Endpoint) throws(EngineFault) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        guard let port = UInt16(exactly: endpoint.port), inet_pton(AF_INET, endpoint.host, &address.sin_addr) == 1
        else {
            throw EngineFault(
                .unusablePath, "\(endpoint.host):\(endpoint.port) is no IPv4 address and port.", isTransient: false)
        }
        address.sin_port = port.bigEndian
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw .system("socket", endpoint.host, errno) }
        defer { close(socket) }
        // As PostgreSQL does: connections that linger after their server's end are no obstacle, a listener is.
        var on: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result == 0 { return true }
        if errno == EADDRINUSE { return false }
        throw .system("bind", "\(endpoint.host):\(endpoint.port)", errno)
    }
}
