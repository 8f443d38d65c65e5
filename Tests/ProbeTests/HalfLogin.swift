import Glibc
import Support

/// A SCRAM login of the role `app` that stops after the server's challenge.
final class HalfLogin {
    private let descriptor: Int32

    /// The server has answered the first message with a challenge.
    let isAsked: Bool

    init(port: Int) throws {
        descriptor = try Self.connect(port)
        let startup = [0, 3, 0, 0] + Array("user\0app\0database\0app\0\0".utf8)
        Self.send(Self.length(startup) + startup, to: descriptor)
        _ = Self.receive(from: descriptor)
        let hello = Array("n,,n=,r=fyko+d2lbbFgONRv9qkxdawL".utf8)
        let first = Array("SCRAM-SHA-256\0".utf8) + [0, 0, 0, UInt8(clamping: hello.count)] + hello
        Self.send([UInt8(ascii: "p")] + Self.length(first) + first, to: descriptor)
        let answer = Self.receive(from: descriptor)
        // An authentication request of kind 11: go on with SASL.
        isAsked = answer.first == UInt8(ascii: "R") && answer.dropFirst(5).prefix(4) == [0, 0, 0, 11]
    }

    private static func connect(_ port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(clamping: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw SupportFault("the server can't be reached") }
        return descriptor
    }

    /// The server has closed the connection.
    var isEnded: Bool { Self.receive(from: descriptor).isEmpty }

    func close() { Glibc.close(descriptor) }

    private static func length(_ body: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(clamping: body.count + 4)] }

    private static func send(_ bytes: [UInt8], to descriptor: Int32) {
        _ = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    /// What comes within ten seconds; nothing if the connection was closed.
    private static func receive(from descriptor: Int32) -> [UInt8] {
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, 10_000) > 0 else { return [0] }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return Array(buffer.prefix(max(0, count)))
    }
}
