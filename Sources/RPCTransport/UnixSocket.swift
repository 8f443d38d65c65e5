internal import CSocket
import EventLoop
import Glibc
import Messages

/// Unix stream sockets, non-blocking and closed on exec.
public enum UnixSocket {
    /// Bytes that a path may have (unix(7): 108 with the NUL).
    public static let longestPath = 107

    /// Makes a socket.
    ///
    /// - Throws: `SystemFault` when the process is out of descriptors.
    public static func make() throws(SystemFault) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { throw SystemFault(call: "socket") }
        return descriptor
    }

    /// A socket that is connected to a path.
    ///
    /// - Throws: `SystemFault`: `ENOENT` or `ECONNREFUSED` where nobody listens, `EAGAIN` where the listener has no
    ///   room for another one at the moment, `ENAMETOOLONG` for a path above `longestPath`.
    public static func connect(to path: String) throws(SystemFault) -> Int32 {
        let descriptor = try make()
        do throws(SystemFault) {
            try withAddress(path) { address, length in Glibc.connect(descriptor, address, length) }
        } catch {
            close(descriptor)
            throw SystemFault(call: "connect", number: error.number)
        }
        return descriptor
    }

    /// Binds a socket to a path that does not exist.
    ///
    /// - Throws: `SystemFault`, `ENAMETOOLONG` for a path above `longestPath`.
    public static func bind(_ descriptor: Int32, to path: String) throws(SystemFault) {
        do throws(SystemFault) {
            try withAddress(path) { address, length in Glibc.bind(descriptor, address, length) }
        } catch {
            throw SystemFault(call: "bind", number: error.number)
        }
    }

    /// Accepts a connection.
    ///
    /// - Throws: `SystemFault`, `EAGAIN` when there is none.
    public static func accept(_ listener: Int32) throws(SystemFault) -> Int32 {
        let descriptor = csocket_accept(listener)
        guard descriptor >= 0 else { throw SystemFault(call: "accept4") }
        return descriptor
    }

    /// Whether a descriptor is a Unix stream socket that listens.
    public static func isListener(_ descriptor: Int32) -> Bool { csocket_is_unix_listener(descriptor) }

    /// The process at the other end when it connected.
    ///
    /// - Throws: `SystemFault` for a descriptor that is no Unix socket.
    public static func peer(of descriptor: Int32) throws(SystemFault) -> CallContext.Peer {
        var peer = csocket_peer()
        guard csocket_peer_of(descriptor, &peer) == 0 else { throw SystemFault(call: "getsockopt") }
        return CallContext.Peer(processID: peer.process_id, userID: peer.user_id, groupID: peer.group_id)
    }

    private static func withAddress(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(SystemFault) {
        let bytes = Array(path.utf8)
        guard bytes.count <= longestPath, !bytes.contains(0) else {
            throw SystemFault(call: "sockaddr_un", number: ENAMETOOLONG)
        }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let status = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard status == 0 else { throw SystemFault(call: "sockaddr_un") }
    }
}
