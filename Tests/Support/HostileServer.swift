import EventLoop
import Glibc

/// Something that listens where a database should and misbehaves.
///
/// It serves one connection after the other.
public final class HostileServer: Sendable {
    /// What it does to those who connect.
    public enum Behaviour: Sendable {
        /// Accepts, and says nothing.
        case silent
        /// Answers with this, whatever is said.
        case answers([UInt8])
        /// Asks for a SCRAM login with this number of iterations.
        case scram(iterations: Int)
        /// Accepts everybody, then answers each query with rows without end.
        case endlessRows
    }

    private let listener: TCPListener
    private let thread = TestLoop.make()

    /// Where it listens.
    public var port: Int { listener.port }

    /// Listens from now on.
    ///
    /// - Parameter port: 0 = the system chooses one.
    public init(_ behaviour: Behaviour, host: String = "127.0.0.1", port: UInt16 = 0) throws {
        listener = try TCPListener(host: host, port: port)
        let listener = listener
        thread.execute {
            while let connection = listener.accept() {
                Self.serve(connection, behaviour)
                if case .silent = behaviour { continue }
                close(connection)
            }
        }
    }

    /// Listens no longer; a connection that is open is served to its end.
    public func stop() {
        listener.close()
        thread.stop()
    }

    private static func serve(_ connection: Int32, _ behaviour: Behaviour) {
        switch behaviour {
        case .silent: break
        case .answers(let bytes):
            _ = receive(connection)
            transmit(bytes, connection)
        case .scram(let iterations):
            _ = receive(connection)
            transmit(message("R", [0, 0, 0, 10] + Array("SCRAM-SHA-256\0\0".utf8)), connection)
            let first = String(decoding: receive(connection), as: UTF8.self)
            let nonce = first.components(after: "r=")
            transmit(
                message("R", [0, 0, 0, 11] + Array("r=\(nonce)xyz,s=c2FsdHNhbHRzYWx0c2E=,i=\(iterations)".utf8)),
                connection)
            _ = receive(connection)
        case .endlessRows:
            _ = receive(connection)
            transmit(
                message("R", [0, 0, 0, 3]), connection)
            _ = receive(connection)
            transmit(message("R", [0, 0, 0, 0]) + message("Z", [UInt8(ascii: "I")]), connection)
            _ = receive(connection)
            let column = Array("id\0".utf8) + [UInt8](repeating: 0, count: 18)
            transmit(message("1", []) + message("2", []) + message("T", [0, 1] + column), connection)
            let size = 1 << 20
            let length = [UInt8(size >> 24), UInt8(size >> 16 & 255), UInt8(size >> 8 & 255), UInt8(size & 255)]
            let row = message("D", [0, 1] + length + [UInt8](repeating: 65, count: size))
            while transmit(row, connection) {}
        }
    }

    private static func message(_ kind: Character, _ body: [UInt8]) -> [UInt8] {
        let length = body.count + 4
        let header = [UInt8(length >> 24), UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255)]
        return Array(String(kind).utf8) + header + body
    }

    private static func receive(_ connection: Int32) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(connection, &buffer, buffer.count, 0)
        return Array(buffer.prefix(max(0, count)))
    }

    @discardableResult
    private static func transmit(_ bytes: [UInt8], _ connection: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

extension String {
    /// What follows the first occurrence of a marker.
    fileprivate func components(after marker: String) -> String {
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(marker) { return String(rest.dropFirst(marker.count)) }
            rest = rest.dropFirst()
        }
        return ""
    }
}
