import EventLoop
import Glibc

/// A socket that listens on a loopback address, for tests that play a server.
public struct TCPListener: Sendable {
    /// The descriptor.
    public let descriptor: Int32
    /// The port.
    public let port: Int

    /// Listens from now on.
    ///
    /// - Parameter port: 0 = the system chooses one.
    public init(host: String = "127.0.0.1", port: UInt16 = 0) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SystemFault(call: "socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { throw SystemFault(call: "inet_pton") }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        var isReused: Int32 = 1
        // Connections of whoever had a given port before may still be waiting for their end.
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isReused, socklen_t(MemoryLayout<Int32>.size))
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard isListening else {
            let fault = SystemFault(call: "bind")
            Glibc.close(descriptor)
            throw fault
        }
        self.port = Int(UInt16(bigEndian: address.sin_port))
    }

    /// Blocks until somebody connects; the connection's descriptor, or `nil` when the listener is closed.
    public func accept() -> Int32? {
        let connection = Glibc.accept(descriptor, nil, nil)
        guard connection >= 0, fcntl(connection, F_SETFD, FD_CLOEXEC) == 0 else { return nil }
        return connection
    }

    /// Listens no longer, and wakes those who accept.
    public func close() {
        shutdown(descriptor, Int32(SHUT_RDWR))
        Glibc.close(descriptor)
    }
}
