import EventLoop
import Glibc

/// Where a socket of this machine is.
public enum SocketAddress: Sendable {
    /// A path of at most 107 bytes.
    case unix(String)
    /// A port of 127.0.0.1; 0 lets the system choose.
    case tcp(Int)

    /// A socket that listens there; what is at a path is replaced.
    func listen() throws -> Int32 {
        if case .unix(let path) = self { unlink(path) }
        return try open("bind") { descriptor, address, length in
            Glibc.bind(descriptor, address, length) == 0 && Glibc.listen(descriptor, 512) == 0
        }
    }

    /// A socket that is connected to it.
    public func connect() throws -> Int32 { try open("connect") { Glibc.connect($0, $1, $2) == 0 } }

    static func port(of descriptor: Int32) -> Int {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        return status == 0 ? Int(UInt16(bigEndian: address.sin_port)) : 0
    }

    private func open(
        _ call: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) throws -> Int32 {
        let family = if case .unix = self { AF_UNIX } else { AF_INET }
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SystemFault(call: "socket") }
        let isOpen =
            switch self {
            case .unix(let path): withUnix(path) { use(descriptor, $0, $1) }
            case .tcp(let port): withTCP(port) { use(descriptor, $0, $1) }
            }
        guard isOpen else {
            let fault = SystemFault(call: call)
            Glibc.close(descriptor)
            throw fault
        }
        return descriptor
    }

    private func withUnix(_ path: String, _ use: (UnsafePointer<sockaddr>, socklen_t) -> Bool) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return generic(&address, use)
    }

    private func withTCP(_ port: Int, _ use: (UnsafePointer<sockaddr>, socklen_t) -> Bool) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return generic(&address, use)
    }

    private func generic<Value>(
        _ address: inout Value, _ use: (UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) -> Bool {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                use($0, socklen_t(MemoryLayout<Value>.size))
            }
        }
    }
}
