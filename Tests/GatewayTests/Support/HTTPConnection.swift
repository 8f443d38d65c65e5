import EventLoop
import Glibc

/// One connection of a client that speaks just as much HTTP/1.1 as the tests need, on a real TCP socket.
actor HTTPConnection {
    /// The head of a response.
    struct Head: Equatable {
        var status: Int
        /// By lower-case name.
        var headers: [String: String]
    }

    /// A whole response.
    struct Reply {
        var status: Int
        var headers: [String: String]
        var body: String
    }

    /// The server has closed the connection.
    struct Closed: Error {}

    /// What came is not HTTP as a client expects it.
    struct Malformed: Error { var text: String }

    private let loop: EventLoop
    private let socket: Int32
    private var buffer: [UInt8] = []
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    init(port: Int, loop: EventLoop) throws {
        self.loop = loop
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw SystemFault(call: "socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            let fault = SystemFault(call: "connect")
            Glibc.close(socket)
            throw fault
        }
        _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
    }

    /// Closes the connection, whatever is under way on it.
    func close() { Glibc.close(socket) }

    /// Sends a request and takes its whole response.
    func request(_ text: String, isHead: Bool = false) async throws -> Reply {
        try await send(text)
        return try await reply(isHead: isHead)
    }

    func send(_ text: String) async throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                try await wait(for: .writable)
            } else {
                throw Closed()
            }
        }
    }

    /// A response whose body has a declared length.
    func reply(isHead: Bool = false) async throws -> Reply {
        let head = try await head()
        let length = isHead ? 0 : Int(head.headers["content-length"] ?? "0") ?? 0
        while buffer.count < length { try await fill() }
        return Reply(status: head.status, headers: head.headers, body: take(length))
    }

    /// The head of a response; its body is still to be taken.
    func head() async throws -> Head {
        var lines = try await takeUntil("\r\n\r\n").split(separator: "\r\n").map(String.init)
        let parts = lines.removeFirst().split(separator: " ", maxSplits: 2)
        guard parts.count >= 2, let status = Int(parts[1]) else { throw Malformed(text: "\(parts)") }
        var headers: [String: String] = [:]
        for line in lines {
            let pair = line.split(separator: ":", maxSplits: 1)
            guard pair.count == 2 else { throw Malformed(text: line) }
            headers[pair[0].lowercased()] = String(pair[1].drop { $0 == " " })
        }
        return Head(status: status, headers: headers)
    }

    /// The next piece of a chunked body; `nil` after the last.
    func chunk() async throws -> String? {
        let line = try await takeUntil("\r\n")
        guard let length = Int(line, radix: 16) else { throw Malformed(text: line) }
        while buffer.count < length + 2 { try await fill() }
        let text = take(length)
        _ = take(2)
        return length == 0 ? nil : text
    }

    private func take(_ count: Int) -> String {
        defer { buffer.removeFirst(count) }
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    private func takeUntil(_ mark: String) async throws -> String {
        let mark = Array(mark.utf8)
        while true {
            if let range = buffer.firstRange(of: mark) {
                let text = take(range.lowerBound)
                _ = take(mark.count)
                return text
            }
            try await fill()
        }
    }

    private func fill() async throws {
        var piece = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(socket, &piece, piece.count, 0)
            if count > 0 { return buffer += piece.prefix(count) }
            guard count < 0, errno == EAGAIN else { throw Closed() }
            try await wait(for: .readable)
        }
    }

    private func wait(for readiness: Readiness) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            var registration: Registration?
            do {
                registration = try loop.register(socket, for: readiness) { _ in
                    guard let watched = registration else { return }
                    registration = nil
                    watched.cancel()
                    continuation.resume()
                }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}
